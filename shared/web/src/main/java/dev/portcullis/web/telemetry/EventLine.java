package dev.portcullis.web.telemetry;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.journal.EventKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The log line of an event that people have to hear of. A use of breakglass has the shape of Cloud
 * Run's own entry (<a
 * href="https://cloud.google.com/binary-authorization/docs/run/viewing-audit-logs-cloud-run">Google
 * on viewing them</a>), so that alerts written for that find ours: the word {@code breakglass} in
 * {@code status.message}, and who did it as the creator of the revision. What somebody wrote to
 * justify it is not in the line; the log of the project has it.
 */
public final class EventLine {

  static final String LOGGER_NAME = "dev.portcullis.web.telemetry.event";

  private static final Logger LOGGER = Logger.getLogger(LOGGER_NAME);
  private static final String AUDIT_LOG = "type.googleapis.com/google.cloud.audit.AuditLog";
  private static final String REVISION = "type.googleapis.com/google.cloud.run.v1.Revision";
  private static final int MAX_TEXT = 512;
  private static final Set<EventKind> BREAKGLASS =
      Set.of(EventKind.BREAKGLASS_USED, EventKind.BREAKGLASS_REPORTED);

  private EventLine() {}

  /** Logs an event that was put on record. */
  public static void log(Event event) {
    if (!LOGGER.isLoggable(Level.WARNING)) {
      return;
    }
    String message = words(event.kind()) + " in project " + event.project() + ": " + subject(event);
    JsonObject labels =
        JsonObject.builder()
            .put("event", "record")
            .put("kind", event.kind().name())
            .put("project", event.project().value())
            .build();
    JsonObject fields =
        JsonObject.builder()
            .put("protoPayload", payload(event, message))
            .put("logging.googleapis.com/labels", labels)
            .build();
    LOGGER.log(new EventRecord(Level.WARNING, LOGGER_NAME, message, fields));
  }

  private static JsonObject payload(Event event, String message) {
    boolean breakglass = BREAKGLASS.contains(event.kind());
    JsonObject.Builder payload =
        JsonObject.builder()
            .put("@type", AUDIT_LOG)
            .put("serviceName", breakglass ? "run.googleapis.com" : "portcullis.dev")
            .put(
                "methodName",
                breakglass
                    ? "/InternalServices.ReplaceInternalService"
                    : "portcullis.v1.Portcullis." + method(event.kind()))
            .put("resourceName", breakglass ? resource(event) : subject(event))
            .put(
                "authenticationInfo",
                JsonObject.builder().putText("principalEmail", actor(event)).build())
            .put("status", JsonObject.builder().put("message", message).build());
    return (breakglass ? payload.put("response", revision(event, message)) : payload).build();
  }

  /** The revision as Cloud Run shows it, as far as it is known before there is one. */
  private static JsonObject revision(Event event, String message) {
    JsonObject annotations =
        JsonObject.builder().putText("serving.knative.dev/creator", actor(event)).build();
    JsonObject condition =
        JsonObject.builder()
            .put("type", "Ready")
            .put("status", "Unknown")
            .put("message", message)
            .build();
    return JsonObject.builder()
        .put("@type", REVISION)
        .put(
            "metadata",
            JsonObject.builder()
                .put("name", name(event))
                .put("namespace", event.project().value())
                .put("annotations", annotations)
                .build())
        .put(
            "status",
            JsonObject.builder().put("conditions", JsonArray.of(List.of(condition))).build())
        .build();
  }

  private static String resource(Event event) {
    return "namespaces/" + event.project() + "/revisions/" + name(event);
  }

  /** The revision, or else the workload, or else what the event says that it is about. */
  private static String name(Event event) {
    Optional<JsonValue> workload = event.facts().find("workload");
    return text(workload, "revision")
        .or(() -> text(workload, "name"))
        .or(() -> workload.flatMap(EventLine::text))
        .orElseGet(() -> subject(event));
  }

  private static Optional<String> actor(Event event) {
    return text(event.particulars().find("actor"), "display");
  }

  private static String subject(Event event) {
    return LogText.of(event.subject(), MAX_TEXT);
  }

  private static Optional<String> text(Optional<JsonValue> object, String field) {
    return object
        .filter(JsonObject.class::isInstance)
        .flatMap(value -> ((JsonObject) value).find(field))
        .flatMap(EventLine::text);
  }

  private static Optional<String> text(JsonValue value) {
    return value instanceof JsonString string && !string.value().isEmpty()
        ? Optional.of(LogText.of(string.value(), MAX_TEXT))
        : Optional.empty();
  }

  /** Such as {@code breakglass used}. */
  private static String words(EventKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Such as {@code GrantAsked}. */
  private static String method(EventKind kind) {
    StringBuilder name = new StringBuilder();
    for (String word : kind.name().split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
