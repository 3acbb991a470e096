package dev.portcullis.testkit.outbox;

import dev.portcullis.json.JsonObject;
import dev.portcullis.record.outbox.Outbox;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.verification.name.ProjectId;
import java.util.List;
import java.util.stream.IntStream;

/** Events of projects, and their messages in an outbox as the log would put them there. */
final class Events {

  private Events() {}

  static Event used(String project) {
    return event(project, EventKind.BREAKGLASS_USED);
  }

  static Event event(String project, EventKind kind) {
    return new Event(
        new ProjectId(project),
        kind,
        MutableClock.START,
        "projects/" + project + "/decisions/d",
        JsonObject.builder().put("basis", "BREAKGLASS").build(),
        Event.particulars(Gate.PIPELINE).put("justification", "the site is down").build());
  }

  /** Puts the messages of so many events of a project, from an index on. */
  static void put(DocumentStore store, String project, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (store.commit(List.of(Outbox.announce(used(project), i))).conflict().isPresent()) {
        throw new AssertionError("it is there already");
      }
    }
  }

  static List<String> names(String project, int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> "projects/" + project + "/log/" + i)
        .toList();
  }
}
