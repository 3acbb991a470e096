package dev.portcullis.runtime;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Limits;
import dev.portcullis.json.Problems;
import dev.portcullis.json.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A file that a variable names, JSON or YAML by its name. */
final class ConfigurationFile {

  private ConfigurationFile() {}

  /**
   * What the file says.
   *
   * @param codec reads the document, and reports at the cursor what is wrong
   * @throws ConfigurationException naming every problem, if it cannot be read or anything is wrong
   */
  static <T> T read(Variable variable, Path file, Function<Cursor, T> codec)
      throws ConfigurationException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      JsonValue json =
          file.toString().endsWith(".json")
              ? JsonText.parse(bytes, Limits.REQUEST)
              : YamlText.parse(bytes, Limits.REQUEST);
      Problems problems = new Problems();
      T read = codec.apply(Cursor.root(json, problems));
      problems.throwIfAny();
      return read;
    } catch (IOException e) {
      throw new ConfigurationException(List.of(variable + ": " + file + " cannot be read"));
    } catch (InvalidInputException e) {
      throw new ConfigurationException(
          e.problems().stream().map(problem -> variable + ": " + file + ": " + problem).toList());
    }
  }
}
