package dev.portcullis.record.transfer;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A document as one object of a file. */
final class DocumentLine {

  private DocumentLine() {}

  static JsonObject write(DocumentPath path, Content content) {
    JsonObject.Builder labels = JsonObject.builder();
    content
        .labels()
        .forEach((name, values) -> labels.put(name, JsonArray.ofStrings(List.copyOf(values))));
    return JsonObject.builder()
        .put("path", path.toString())
        .put("time", content.time().toString())
        .put("labels", labels.build())
        .putText("expireAt", content.expireAt().map(Instant::toString))
        .put("body", content.body())
        .build();
  }

  /** Reads what {@link #write} wrote; whatever else it is, is reported or thrown. */
  static Optional<Write.Create> read(Fields fields) {
    Optional<DocumentPath> path = fields.get("path").flatMap(c -> c.text(DocumentLine::path));
    Optional<Instant> time = fields.get("time").flatMap(Cursor::timestamp);
    Optional<Map<String, Set<String>>> labels = fields.get("labels").map(DocumentLine::labels);
    Optional<Instant> expireAt = fields.find("expireAt").flatMap(Cursor::timestamp);
    Optional<String> body = fields.get("body").flatMap(Cursor::string);
    fields.refuseUnknown();
    return path.isPresent() && time.isPresent() && labels.isPresent() && body.isPresent()
        ? Optional.of(
            new Write.Create(
                path.get(), new Content(time.get(), labels.get(), expireAt, body.get())))
        : Optional.empty();
  }

  private static Map<String, Set<String>> labels(Cursor stored) {
    Map<String, Set<String>> labels = new TreeMap<>();
    stored
        .map(values -> Optional.of(Set.copyOf(values.strings())))
        .forEach((name, values) -> labels.put(name, values));
    return labels;
  }

  private static DocumentPath path(String text) throws InvalidTextException {
    int slash = text.lastIndexOf('/');
    if (slash < 0) {
      throw new InvalidTextException("is not where a document is kept");
    }
    try {
      return DocumentPath.of(text.substring(0, slash), text.substring(slash + 1));
    } catch (IllegalArgumentException e) {
      throw new InvalidTextException("is " + e.getMessage());
    }
  }
}
