package dev.portcullis.testkit.conformance;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code expected.json}. A field that nobody knows would expect nothing, so it is refused.
 */
final class ExpectedForm {

  private ExpectedForm() {}

  /** Empty only if a problem was reported. */
  static Optional<Expected> read(Cursor cursor) {
    Optional<Fields> object = cursor.object();
    if (object.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = object.get();
    int status = fields.get("status").flatMap(c -> c.integer(200, 599)).orElse(0L).intValue();
    Optional<? extends Expected> expected =
        fields.find("verdict").isPresent()
            ? decision(status, fields)
            : Optional.of(new Expected.Refusal(status, strings(fields, "fields")));
    fields.refuseUnknown();
    return expected.map(e -> e);
  }

  private static Optional<Expected> decision(int status, Fields fields) {
    List<ExpectedImage> images =
        fields.get("images").map(list -> list.list(ExpectedForm::image)).orElse(List.of());
    return Optional.of(
        new Expected.Decision(
            status,
            text(fields, "verdict"),
            text(fields, "basis"),
            text(fields, "policy"),
            text(fields, "workload"),
            fields.find("message").flatMap(Cursor::string),
            images,
            strings(fields, "warnings"),
            strings(fields, "pinned"),
            fields.find("recorded").flatMap(Cursor::bool).orElse(true)));
  }

  private static Optional<ExpectedImage> image(Cursor cursor) {
    Optional<Fields> object = cursor.object();
    Optional<ExpectedImage> image =
        object.map(
            fields ->
                new ExpectedImage(
                    optional(fields, "revision"),
                    optional(fields, "container"),
                    text(fields, "image"),
                    text(fields, "verdict"),
                    text(fields, "basis"),
                    optional(fields, "matchedPattern"),
                    strings(fields, "attestors"),
                    fields
                        .find("reasons")
                        .map(list -> list.list(ExpectedForm::reason))
                        .orElse(List.of())));
    object.ifPresent(Fields::refuseUnknown);
    return image;
  }

  private static Optional<ExpectedImage.Reason> reason(Cursor cursor) {
    Optional<Fields> object = cursor.object();
    Optional<ExpectedImage.Reason> reason =
        object.map(
            fields ->
                new ExpectedImage.Reason(
                    text(fields, "code"), optional(fields, "attestor"), strings(fields, "found")));
    object.ifPresent(Fields::refuseUnknown);
    return reason;
  }

  private static String text(Fields fields, String name) {
    return fields.get(name).flatMap(Cursor::string).orElse("");
  }

  private static String optional(Fields fields, String name) {
    return fields.find(name).flatMap(Cursor::string).orElse("");
  }

  private static List<String> strings(Fields fields, String name) {
    return fields.find(name).map(Cursor::strings).orElse(List.of());
  }
}
