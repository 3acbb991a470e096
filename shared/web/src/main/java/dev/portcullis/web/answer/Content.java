package dev.portcullis.web.answer;

import dev.portcullis.json.JsonValue;
import dev.portcullis.json.JsonWriter;
import java.util.Objects;

/** What an answer carries. Immutable. */
public sealed interface Content {

  /** The value of the {@code Content-Type} header. */
  String contentType();

  /** The text to send, in UTF-8. */
  String text();

  /**
   * A value, sent as JSON on one line.
   *
   * @param value what is sent
   */
  record Json(JsonValue value) implements Content {

    public Json {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public String contentType() {
      return "application/json; charset=UTF-8";
    }

    @Override
    public String text() {
      return JsonWriter.compact(value);
    }
  }

  /**
   * A text of another type.
   *
   * @param contentType the value of the {@code Content-Type} header
   * @param text the text itself
   */
  record Text(String contentType, String text) implements Content {

    public Text {
      Objects.requireNonNull(text, "text");
      Headers.require("Content-Type", contentType);
    }
  }
}
