package dev.portcullis.web.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Limits;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.name.ProjectId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts that were written for Google's entries have to find these lines. */
class EventLineTest {

  private static final Logger EVENTS = Logger.getLogger(EventLine.LOGGER_NAME);
  private static final Principal ADA = new Principal(Principal.Kind.USER, "1", "ada@example.com");

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final JsonLines lines = new JsonLines(output, new CurrentTrace(), Optional.empty());

  @BeforeEach
  void listen() {
    EVENTS.setUseParentHandlers(false);
    EVENTS.addHandler(lines);
  }

  @AfterEach
  void stopListening() {
    EVENTS.removeHandler(lines);
    EVENTS.setUseParentHandlers(true);
  }

  @Test
  void breakglass_hasTheFieldsThatAlertsLookFor() throws Exception {
    JsonObject line = logged(EventKind.BREAKGLASS_USED);

    assertThat(text(line, "severity")).isEqualTo("WARNING");
    assertThat(text(line, "protoPayload", "@type"))
        .isEqualTo("type.googleapis.com/google.cloud.audit.AuditLog");
    assertThat(text(line, "protoPayload", "serviceName")).isEqualTo("run.googleapis.com");
    assertThat(text(line, "protoPayload", "resourceName"))
        .isEqualTo("namespaces/demo/revisions/shop-00002-abc");
    assertThat(text(line, "protoPayload", "status", "message")).contains("breakglass");
    assertThat(text(line, "protoPayload", "response", "@type"))
        .isEqualTo("type.googleapis.com/google.cloud.run.v1.Revision");
    assertThat(text(line, "protoPayload", "response", "metadata", "name"))
        .isEqualTo("shop-00002-abc");
    assertThat(
            text(
                line,
                "protoPayload",
                "response",
                "metadata",
                "annotations",
                "serving.knative.dev/creator"))
        .isEqualTo("ada@example.com");
    assertThat(text(line, "logging.googleapis.com/labels", "kind")).isEqualTo("BREAKGLASS_USED");
  }

  @Test
  void breakglass_tellsNotWhatSomebodyWrote() throws Exception {
    var unused = logged(EventKind.BREAKGLASS_REPORTED);

    assertThat(output.toString(StandardCharsets.UTF_8)).doesNotContain("secret reason");
  }

  /** An alert on breakglass must not ring for what is none. */
  @Test
  void otherEvents_areNoneOfCloudRun() throws Exception {
    JsonObject line = logged(EventKind.RESOURCE_WEAKENED);

    assertThat(text(line, "protoPayload", "serviceName")).isEqualTo("portcullis.dev");
    assertThat(text(line, "protoPayload", "methodName"))
        .isEqualTo("portcullis.v1.Portcullis.ResourceWeakened");
    assertThat(text(line, "protoPayload", "resourceName")).isEqualTo("projects/demo/decisions/d");
    assertThat(output.toString(StandardCharsets.UTF_8)).doesNotContain("breakglass");
  }

  private JsonObject logged(EventKind kind) throws Exception {
    JsonObject workload =
        JsonObject.builder().put("name", "shop").put("revision", "shop-00002-abc").build();
    EventLine.log(
        new Event(
            new ProjectId("demo"),
            kind,
            Instant.EPOCH,
            "projects/demo/decisions/d",
            JsonObject.builder().put("workload", workload).build(),
            Event.particulars(ADA).put("justification", "secret reason").build()));
    return (JsonObject) JsonText.parse(output.toString(StandardCharsets.UTF_8), Limits.REQUEST);
  }

  private static String text(JsonValue value, String... path) {
    JsonValue found = value;
    for (String field : path) {
      found = found instanceof JsonArray array ? array.values().get(0) : found;
      found = ((JsonObject) found).find(field).orElseThrow();
    }
    return ((JsonString) found).value();
  }
}
