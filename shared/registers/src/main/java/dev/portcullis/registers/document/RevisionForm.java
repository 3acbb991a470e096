package dev.portcullis.registers.document;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import java.time.Instant;
import java.util.Optional;

/**
 * How one version of a resource is stored. A deleted resource leaves a version without a resource
 * behind: its number is what the next version counts from.
 */
final class RevisionForm<T> {

  private static final String RESOURCE = "resource";

  private final ResourceForm<T> form;

  RevisionForm(ResourceForm<T> form) {
    this.form = form;
  }

  /** What every version has, deleted or not. */
  record Header(long number, Instant createTime, Instant updateTime, Principal author) {}

  String live(DocumentPath path, Header header, T resource) {
    return text(header(header).put(RESOURCE, form.write(path, resource)));
  }

  String deleted(Header header) {
    return text(header(header));
  }

  /** The version's number, whether or not the resource was deleted. */
  long number(Document document) {
    return Envelope.read(document, this::header).number();
  }

  /** The version, unless the resource was deleted. */
  Optional<Revision<T>> read(Document document) {
    return Envelope.read(
        document,
        fields -> {
          Optional<Header> header = header(fields);
          Optional<Cursor> stored = fields.find(RESOURCE);
          Optional<T> resource = stored.flatMap(c -> form.read(document.path(), c));
          if (header.isEmpty() || (stored.isPresent() && resource.isEmpty())) {
            return Optional.empty();
          }
          return Optional.of(resource.map(r -> revision(header.get(), r)));
        });
  }

  static <T> Revision<T> revision(Header header, T resource) {
    return new Revision<>(
        resource, header.number(), header.createTime(), header.updateTime(), header.author());
  }

  private static JsonObject.Builder header(Header header) {
    return Envelope.body()
        .put("revision", header.number())
        .put("createTime", header.createTime().toString())
        .put("updateTime", header.updateTime().toString())
        .put("author", PrincipalForm.write(header.author()));
  }

  private Optional<Header> header(Fields fields) {
    Optional<Long> number = fields.get("revision").flatMap(c -> c.integer(1, Long.MAX_VALUE));
    Optional<Instant> created = fields.get("createTime").flatMap(Cursor::timestamp);
    Optional<Instant> updated = fields.get("updateTime").flatMap(Cursor::timestamp);
    Optional<Principal> author = fields.get("author").flatMap(PrincipalForm::read);
    if (number.isEmpty() || created.isEmpty() || updated.isEmpty() || author.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Header(number.get(), created.get(), updated.get(), author.get()));
  }

  private static String text(JsonObject.Builder body) {
    return JsonWriter.compact(body.build());
  }
}
