package dev.portcullis.runtime;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Limits;
import dev.portcullis.json.Problems;
import dev.portcullis.json.YamlText;
import dev.portcullis.web.identity.issuer.Issuer;
import dev.portcullis.web.identity.issuer.IssuersCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who is believed: Google, and whoever a file adds. */
final class IssuersFile {

  private IssuersFile() {}

  /**
   * Google, and the issuers of the file if there is one, JSON or YAML by its name.
   *
   * @throws ConfigurationException if it cannot be read, or is no list of issuers
   */
  static List<Issuer> issuers(Callers.Tokens tokens) throws ConfigurationException {
    List<Issuer> issuers = new ArrayList<>();
    issuers.add(Issuer.google(tokens.audiences()));
    if (tokens.issuers().isPresent()) {
      issuers.addAll(read(tokens.issuers().get(), new IssuersCodec(tokens.audiences())));
    }
    return List.copyOf(issuers);
  }

  private static List<Issuer> read(Path file, IssuersCodec codec) throws ConfigurationException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      JsonValue json =
          file.toString().endsWith(".json")
              ? JsonText.parse(bytes, Limits.REQUEST)
              : YamlText.parse(bytes, Limits.REQUEST);
      Problems problems = new Problems();
      List<Issuer> issuers = codec.read(Cursor.root(json, problems));
      problems.throwIfAny();
      return issuers;
    } catch (IOException e) {
      throw new ConfigurationException(List.of("PORTCULLIS_ISSUERS: " + file + " cannot be read"));
    } catch (InvalidInputException e) {
      throw new ConfigurationException(
          e.problems().stream()
              .map(problem -> "PORTCULLIS_ISSUERS: " + file + ": " + problem)
              .toList());
    }
  }
}
