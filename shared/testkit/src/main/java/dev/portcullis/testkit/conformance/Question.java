package dev.portcullis.testkit.conformance;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.json.Limits;
import dev.portcullis.json.YamlText;
import java.util.Objects;

/**
 * The body of a {@code deployments:validate}, as somebody wrote it. Immutable.
 *
 * @param format how it is written
 * @param text what it says
 */
public record Question(Format format, String text) {

  /** How a body is written. */
  public enum Format {
    JSON("request.json", "application/json"),
    YAML("request.yaml", "application/yaml");

    private final String file;
    private final String contentType;

    Format(String file, String contentType) {
      this.file = file;
      this.contentType = contentType;
    }

    /** The file of a case that holds it. */
    String file() {
      return file;
    }

    /** What HTTP calls it. */
    public String contentType() {
      return contentType;
    }
  }

  public Question {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(text, "text");
  }

  /** A body made in code. */
  static Question of(JsonValue body) {
    return new Question(Format.JSON, JsonWriter.compact(body));
  }

  /**
   * Its content.
   *
   * @throws InvalidInputException if it is not what its format says
   */
  public JsonValue parse() throws InvalidInputException {
    return switch (format) {
      case JSON -> JsonText.parse(text, Limits.REQUEST);
      case YAML -> YamlText.parse(text, Limits.REQUEST);
    };
  }
}
