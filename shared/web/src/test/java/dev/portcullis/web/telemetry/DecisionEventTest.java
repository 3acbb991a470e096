package dev.portcullis.web.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.ImageKind;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.record.decision.PolicyUsed;
import dev.portcullis.record.decision.WorkloadSummary;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.verdict.Basis;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecisionEventTest {

  private static final Logger DECISIONS = Logger.getLogger(DecisionEvent.LOGGER_NAME);
  private static final Instant NOW = Instant.parse("2030-01-31T12:00:00Z");

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final JsonLines lines = new JsonLines(output, new CurrentTrace(), Optional.empty());

  @BeforeEach
  void listen() {
    DECISIONS.setUseParentHandlers(false);
    DECISIONS.addHandler(lines);
  }

  @AfterEach
  void stopListening() {
    DECISIONS.removeHandler(lines);
    DECISIONS.setUseParentHandlers(true);
  }

  @Test
  void decision_isALineWithLabelsOfFewValues() throws Exception {
    DecisionEvent.log(ProjectId.parse("demo"), allowed("Service"), DecisionEvent.Standing.RECORDED);

    assertThat(output.toString(StandardCharsets.UTF_8))
        .contains("\"severity\":\"INFO\"")
        .contains("\"message\":\"decision: ALLOW Service by DRY_RUN in project demo\"")
        .endsWith(
            "\"logging.googleapis.com/labels\":{\"event\":\"decision\",\"verdict\":\"ALLOW\","
                + "\"basis\":\"DRY_RUN\",\"kind\":\"Service\",\"dryRun\":\"true\","
                + "\"standing\":\"RECORDED\",\"project\":\"demo\","
                + "\"policy\":\"projects/demo/policy\"}}\n");
  }

  @Test
  void decision_namesNothingThatItsCallerChose() throws Exception {
    DecisionEvent.log(ProjectId.parse("demo"), allowed("Job"), DecisionEvent.Standing.TOLD);

    assertThat(output.toString(StandardCharsets.UTF_8))
        .contains("\"standing\":\"TOLD\"")
        .doesNotContain("chosen");
  }

  private static Decision allowed(String kind) {
    DecidedImage image =
        new DecidedImage(
            "",
            "chosen-container",
            ImageKind.CONTAINER,
            "chosen-image",
            Optional.empty(),
            Outcome.ALLOW,
            Basis.DRY_RUN,
            Optional.empty(),
            List.of(),
            List.of());
    return new Decision(
        Outcome.ALLOW,
        Basis.DRY_RUN,
        new PolicyUsed("projects/demo/policy", 1),
        new WorkloadSummary(
            kind, "chosen-name", "chosen-revision", "chosen-region", "0".repeat(64)),
        Principal.LOOPBACK,
        Map.of("source", "chosen-source"),
        NOW,
        Optional.of(NOW),
        List.of(),
        List.of(image),
        "chosen-message");
  }
}
