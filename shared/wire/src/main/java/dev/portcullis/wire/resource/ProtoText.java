package dev.portcullis.wire.resource;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonString;
import java.util.Optional;

/** Texts as Protocol Buffers have them: an empty one and none at all say the same. */
public final class ProtoText {

  private ProtoText() {}

  /** The field of this name, unless it is absent or an empty text. */
  public static Optional<Cursor> find(Fields fields, String name) {
    return fields.find(name).filter(field -> !isEmpty(field));
  }

  /** The text in the field of this name, unless it is absent or empty. */
  public static Optional<String> find(Fields fields, String name, BoundedText form) {
    return find(fields, name).flatMap(field -> field.text(form));
  }

  private static boolean isEmpty(Cursor field) {
    return field.value() instanceof JsonString text && text.value().isEmpty();
  }
}
