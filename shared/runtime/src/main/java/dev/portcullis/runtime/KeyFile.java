package dev.portcullis.runtime;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.TextParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads keys out of files. */
final class KeyFile {

  private static final int MAX_BYTES = 16 * 1024;

  private KeyFile() {}

  /**
   * The key in a file.
   *
   * @param variable that names the file
   * @throws ConfigurationException if the file has none that the parser takes
   */
  static <T> T read(Variable variable, Path file, TextParser<T> parser)
      throws ConfigurationException {
    try {
      if (Files.size(file) <= MAX_BYTES) {
        return parser.parse(Files.readString(file, StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      throw refused(variable, file, "cannot be read");
    } catch (InvalidTextException e) {
      throw refused(variable, file, String.valueOf(e.getMessage()));
    }
    throw refused(variable, file, "is larger than a key");
  }

  /** That a key cannot be had. */
  static ConfigurationException refused(Variable variable, Path file, String why) {
    return new ConfigurationException(List.of(variable + ": the file " + file + " " + why));
  }
}
