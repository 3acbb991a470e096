package dev.portcullis.local.decide;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Limits;
import dev.portcullis.json.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A file of JSON or YAML, read.
 *
 * @param name as the command line names it
 * @param content what it says
 */
record SourceFile(String name, JsonValue content) {

  /** A manifest, as large as one that is sent. */
  static final Limits MANIFEST = Limits.REQUEST;

  /** A list of all that there is, larger than what anybody sends at once. */
  static final Limits LISTS = new Limits(32 << 20, 64, 2_000_000, 1 << 20);

  /**
   * Reads a file.
   *
   * @throws FilesException if it cannot be read, passes a limit, or is neither JSON nor YAML
   */
  static SourceFile read(String name, Limits limits) throws FilesException {
    byte[] bytes = bytes(name, limits);
    try {
      return new SourceFile(
          name,
          isJson(name, bytes) ? JsonText.parse(bytes, limits) : YamlText.parse(bytes, limits));
    } catch (InvalidInputException e) {
      throw new FilesException(
          e.problems().stream().map(problem -> new FileProblem(name, problem)).toList());
    }
  }

  private static byte[] bytes(String name, Limits limits) throws FilesException {
    // One byte more than may be there, so that the parser sees that it is too long.
    try (InputStream file = Files.newInputStream(Path.of(name))) {
      return file.readNBytes(limits.maxBytes() + 1);
    } catch (IOException | InvalidPathException e) {
      throw new FilesException(
          List.of(FileProblem.of(name, "cannot be read; check its path and permissions")));
    }
  }

  /** By the name; where that says nothing, by the first character, as {@code curl} output needs. */
  private static boolean isJson(String name, byte[] bytes) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".json")) {
      return true;
    }
    if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
      return false;
    }
    for (byte character : bytes) {
      if (!Character.isWhitespace(character)) {
        return character == '{' || character == '[';
      }
    }
    return false;
  }
}
