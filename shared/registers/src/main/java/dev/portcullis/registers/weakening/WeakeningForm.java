package dev.portcullis.registers.weakening;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** How weakenings are stored and answered. */
public final class WeakeningForm {

  private WeakeningForm() {}

  /** Weakenings as JSON. */
  public static JsonArray write(List<Weakening> weakenings) {
    return JsonArray.of(
        weakenings.stream()
            .map(
                weakening ->
                    JsonObject.builder()
                        .put("field", weakening.field())
                        .put("message", weakening.message())
                        .build())
            .toList());
  }

  /** Reads what {@link #write} wrote; anything else is a problem at the cursor. */
  public static List<Weakening> read(Cursor stored) {
    return stored.list(WeakeningForm::weakening);
  }

  private static Optional<Weakening> weakening(Cursor stored) {
    Optional<Fields> fields = stored.object();
    Optional<String> field = fields.flatMap(f -> f.get("field")).flatMap(Cursor::string);
    Optional<String> message = fields.flatMap(f -> f.get("message")).flatMap(Cursor::string);
    return field.isPresent() && message.isPresent()
        ? Optional.of(new Weakening(field.get(), message.get()))
        : Optional.empty();
  }
}
