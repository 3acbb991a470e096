package dev.portcullis.web.revision;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.change.Change;
import dev.portcullis.registers.change.Changes;
import dev.portcullis.registers.document.History.Entry;
import dev.portcullis.registers.document.Version;
import dev.portcullis.registers.principal.PrincipalForm;
import dev.portcullis.registers.weakening.WeakeningForm;
import dev.portcullis.wire.resource.Stamp;
import java.util.Optional;

/** How an entry of a history is answered. */
final class RevisionForm<T> {

  private final String field;
  private final Subject.Form<T> form;
  private final Subject.Etags etags;

  RevisionForm(String field, Subject<T> subject) {
    this.field = field;
    this.form = subject.form();
    this.etags = subject.etags();
  }

  JsonObject write(Entry<T> entry) {
    Version<T> version = entry.version();
    String etag = etags.written().apply(version.etag());
    JsonObject.Builder object =
        JsonObject.builder()
            .put("revision", version.number())
            .put("etag", etag)
            .put("createTime", version.time().toString())
            .put("author", PrincipalForm.write(version.author()));
    if (version.resource().isPresent()) {
      Stamp stamp = Stamp.of(version.time(), etag);
      object.put(field, form.write(version.resource().get(), stamp));
    } else {
      object.put("deleted", true);
    }
    Changes changes = Changes.between(plain(entry.before()), plain(version.resource()));
    object.put("changes", JsonArray.of(changes.list().stream().map(Change::toJson).toList()));
    if (!changes.complete()) {
      object.put("moreChanges", true);
    }
    return object.put("weakening", WeakeningForm.write(version.weakenings())).build();
  }

  private Optional<JsonObject> plain(Optional<T> resource) {
    return resource.map(value -> form.write(value, Stamp.none()));
  }
}
