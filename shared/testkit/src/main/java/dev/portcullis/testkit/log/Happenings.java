package dev.portcullis.testkit.log;

import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.verification.name.ProjectId;

/** Events about nothing, and the writes that they go with. */
public final class Happenings {

  private Happenings() {}

  /** An event that names a thing. */
  public static Event event(ProjectId project, String thing) {
    return event(project, EventKind.RESOURCE_CHANGED, thing);
  }

  /** An event of a kind. */
  public static Event event(ProjectId project, EventKind kind, String thing) {
    return new Event(
        project,
        kind,
        MutableClock.START,
        subject(project, thing),
        JsonObject.builder().put("thing", thing).build(),
        Event.particulars(Gate.OWNER).put("said", "because of " + thing).build());
  }

  /** What that event is about. */
  public static String subject(ProjectId project, String thing) {
    return "projects/" + project + "/things/" + thing;
  }

  /** Where the thing is kept. */
  public static DocumentPath path(ProjectId project, String thing) {
    return DocumentPath.of("projects/" + project + "/things", thing);
  }

  /** The write that makes the thing. */
  public static Write create(ProjectId project, String thing) {
    return Write.create(path(project, thing), Content.of(MutableClock.START, "{}"));
  }
}
