package dev.portcullis.record.outbox;

import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.verification.name.ProjectId;
import java.util.Locale;
import java.util.Objects;

/**
 * Tells people of an event in the log of a project. Immutable.
 *
 * @param project whose log
 * @param index of the event's entry; from 0
 * @param kind what sort of event, as the version of the program that wrote it called it
 * @param content what is sent: the same bytes whoever sends it, and however often
 */
public record Notification(ProjectId project, long index, String kind, JsonObject content)
    implements OutboxMessage {

  public Notification {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(content, "content");
    if (index < 0) {
      throw new IllegalArgumentException("the entries of a log count from 0");
    }
  }

  /** The notification of an event. */
  public static Notification of(Event event, long index) {
    JsonObject content =
        beginning(event, index)
            .put("facts", event.facts())
            .put("particulars", event.particulars())
            .build();
    return new Notification(event.project(), index, event.kind().name(), content);
  }

  /** The same of an event that is too large to be sent: its entry in the log says the rest. */
  static Notification brief(Event event, long index) {
    JsonObject content = beginning(event, index).put("abridged", true).build();
    return new Notification(event.project(), index, event.kind().name(), content);
  }

  /** The same for every delivery of this event: whoever has seen it has been told. */
  public String name() {
    return name(project, index);
  }

  /** What is sent, in the order of its fields. */
  public String text() {
    return JsonWriter.compact(content);
  }

  @Override
  public String id() {
    return Lane.NOTIFICATIONS.id(String.format(Locale.ROOT, "%020d", index));
  }

  private static JsonObject.Builder beginning(Event event, long index) {
    return JsonObject.builder()
        .put("id", name(event.project(), index))
        .put("project", event.project().value())
        .put("kind", event.kind().name())
        .put("time", event.time().toString())
        .put("subject", event.subject())
        .put("logIndex", index);
  }

  private static String name(ProjectId project, long index) {
    return "projects/" + project + "/log/" + index;
  }
}
