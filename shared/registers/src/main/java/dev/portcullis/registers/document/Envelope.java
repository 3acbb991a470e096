package dev.portcullis.registers.document;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.Limits;
import dev.portcullis.json.Problems;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/**
 * What all documents have in common: a body that is one JSON object with a {@code schemaVersion}.
 */
public final class Envelope {

  private static final int SCHEMA_VERSION = 1;
  private static final String SCHEMA_FIELD = "schemaVersion";

  /** A body may be as large as a store keeps, and an attestor may have a thousand keys. */
  private static final Limits LIMITS = Limits.REQUEST;

  private Envelope() {}

  /** Starts a body. */
  public static JsonObject.Builder body() {
    return JsonObject.builder().put(SCHEMA_FIELD, SCHEMA_VERSION);
  }

  /**
   * Reads a body.
   *
   * @throws UnreadableDocumentException if it is of another schema version, the decoder reports a
   *     problem, or a value is none that its own type admits
   */
  public static <T> T read(Document document, Function<Fields, Optional<T>> decoder) {
    try {
      Problems problems = new Problems();
      Cursor root = Cursor.root(JsonText.parse(document.body(), LIMITS), problems);
      Optional<Fields> fields = root.object();
      Optional<Long> version =
          fields
              .flatMap(f -> f.get(SCHEMA_FIELD))
              .flatMap(c -> c.integer(SCHEMA_VERSION, SCHEMA_VERSION));
      Optional<T> value = version.flatMap(known -> fields.flatMap(decoder));
      problems.throwIfAny();
      return value.orElseThrow(() -> new IllegalArgumentException("a part of it says nothing"));
    } catch (InvalidInputException | IllegalArgumentException e) {
      throw new UnreadableDocumentException(document.path(), e);
    }
  }

  /** Whether a store keeps a body as large as this. */
  public static boolean fits(String body) {
    return body.getBytes(StandardCharsets.UTF_8).length <= Content.MAX_BODY_BYTES;
  }
}
