package dev.portcullis.registers.document;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.registers.document.RevisionForm.Header;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.registers.weakening.Weakening;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.hash.Sha256;

/** What the log says of a change: which version there is now, and the hash of what it says. */
final class RevisionEvents<T> {

  private final ResourceForm<T> form;

  RevisionEvents(ResourceForm<T> form) {
    this.form = form;
  }

  /** The resource was created, or says something else now. */
  Event written(DocumentPath path, Header header, T resource) {
    String content = JsonWriter.canonical(form.write(path, resource));
    return event(
        path,
        header,
        JsonObject.builder()
            .put("change", "WRITTEN")
            .put("contentHash", "sha256:" + Sha256.hex(content)));
  }

  /** The resource is gone. */
  Event deleted(DocumentPath path, Header header) {
    return event(path, header, JsonObject.builder().put("change", "DELETED"));
  }

  private Event event(DocumentPath path, Header header, JsonObject.Builder facts) {
    boolean weakened = !header.weakenings().isEmpty();
    return new Event(
        RevisionPaths.project(path),
        weakened ? EventKind.RESOURCE_WEAKENED : EventKind.RESOURCE_CHANGED,
        header.updateTime(),
        form.name(path),
        facts.put("revision", header.number()).build(),
        Event.particulars(header.author())
            .put(
                "weakenings",
                JsonArray.ofStrings(header.weakenings().stream().map(Weakening::toString).toList()))
            .build());
  }
}
