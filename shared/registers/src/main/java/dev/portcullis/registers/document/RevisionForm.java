package dev.portcullis.registers.document;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.principal.PrincipalForm;
import dev.portcullis.registers.weakening.Weakening;
import dev.portcullis.registers.weakening.WeakeningForm;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one version of a resource is stored. A deleted resource leaves a version without a resource
 * behind: its number is what the next version counts from.
 */
final class RevisionForm<T> {

  private static final String RESOURCE = "resource";
  private static final String WEAKENINGS = "weakenings";

  private final ResourceForm<T> form;

  RevisionForm(ResourceForm<T> form) {
    this.form = form;
  }

  /** What every version has, deleted or not. */
  record Header(
      long number,
      Instant createTime,
      Instant updateTime,
      Principal author,
      List<Weakening> weakenings) {}

  private record Stored<T>(Header header, Optional<T> resource) {}

  String live(DocumentPath path, Header header, T resource) {
    return text(header(header).put(RESOURCE, form.write(path, resource)));
  }

  String deleted(Header header) {
    return text(header(header));
  }

  /** The version's number, whether or not the resource was deleted. */
  long number(Document document) {
    return header(document).number();
  }

  /** What is said of the version, whether or not the resource was deleted. */
  Header header(Document document) {
    return Envelope.read(document, RevisionForm::header);
  }

  /** The version, unless the resource was deleted. */
  Optional<Revision<T>> read(Document document) {
    Stored<T> stored = stored(document.path(), document);
    return stored.resource().map(resource -> revision(stored.header(), resource));
  }

  /** A version from the history of the resource that is kept at a path. */
  Version<T> version(DocumentPath path, Document document) {
    Stored<T> stored = stored(path, document);
    Header header = stored.header();
    return new Version<>(
        stored.resource(),
        header.number(),
        header.updateTime(),
        header.author(),
        header.weakenings());
  }

  static <T> Revision<T> revision(Header header, T resource) {
    return new Revision<>(
        resource,
        header.number(),
        header.createTime(),
        header.updateTime(),
        header.author(),
        header.weakenings());
  }

  private Stored<T> stored(DocumentPath path, Document document) {
    return Envelope.read(
        document,
        fields -> {
          Optional<Header> header = header(fields);
          Optional<Cursor> stored = fields.find(RESOURCE);
          Optional<T> resource = stored.flatMap(c -> form.read(path, c));
          if (header.isEmpty() || (stored.isPresent() && resource.isEmpty())) {
            return Optional.empty();
          }
          return Optional.of(new Stored<>(header.get(), resource));
        });
  }

  private static JsonObject.Builder header(Header header) {
    JsonObject.Builder body =
        Envelope.body()
            .put("revision", header.number())
            .put("createTime", header.createTime().toString())
            .put("updateTime", header.updateTime().toString())
            .put("author", PrincipalForm.write(header.author()));
    if (!header.weakenings().isEmpty()) {
      body.put(WEAKENINGS, WeakeningForm.write(header.weakenings()));
    }
    return body;
  }

  private static Optional<Header> header(Fields fields) {
    Optional<Long> number = fields.get("revision").flatMap(c -> c.integer(1, Long.MAX_VALUE));
    Optional<Instant> created = fields.get("createTime").flatMap(Cursor::timestamp);
    Optional<Instant> updated = fields.get("updateTime").flatMap(Cursor::timestamp);
    Optional<Principal> author = fields.get("author").flatMap(PrincipalForm::read);
    List<Weakening> weakenings = fields.find(WEAKENINGS).map(WeakeningForm::read).orElse(List.of());
    if (number.isEmpty() || created.isEmpty() || updated.isEmpty() || author.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Header(number.get(), created.get(), updated.get(), author.get(), weakenings));
  }

  private static String text(JsonObject.Builder body) {
    return JsonWriter.compact(body.build());
  }
}
