package dev.portcullis.web.telemetry;

import dev.portcullis.json.JsonObject;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.verdict.Basis;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The log line of one decision. Its labels are what log-based metrics count, so each has few
 * values: none that a caller chooses freely.
 */
public final class DecisionEvent {

  static final String LOGGER_NAME = "dev.portcullis.web.telemetry.decision";

  private static final Logger LOGGER = Logger.getLogger(LOGGER_NAME);
  private static final int MAX_TEXT = 256;

  /** What became of a decision. */
  public enum Standing {
    /** It was made, and is on record. */
    RECORDED,
    /** It was made before, for the same request. */
    REPLAYED,
    /** It was only told, as the caller asked for no more. */
    TOLD
  }

  private DecisionEvent() {}

  /** Logs a decision on a project that is registered. */
  public static void log(ProjectId project, Decision decision, Standing standing) {
    boolean allowed = decision.outcome() == Outcome.ALLOW;
    Level level = allowed ? Level.INFO : Level.WARNING;
    if (!LOGGER.isLoggable(level)) {
      return;
    }
    String kind = LogText.of(decision.workload().kind(), MAX_TEXT);
    JsonObject labels =
        JsonObject.builder()
            .put("event", "decision")
            .put("verdict", decision.outcome().name())
            .put("basis", decision.basis().name())
            .put("kind", kind)
            .put("dryRun", Boolean.toString(decision.basis() == Basis.DRY_RUN))
            .put("standing", standing.name())
            .put("project", project.value())
            .put("policy", LogText.of(decision.policy().name(), MAX_TEXT))
            .build();
    String message =
        "decision: "
            + decision.outcome()
            + " "
            + kind
            + " by "
            + decision.basis()
            + " in project "
            + project;
    LOGGER.log(
        new EventRecord(
            level,
            LOGGER_NAME,
            message,
            JsonObject.builder().put("logging.googleapis.com/labels", labels).build()));
  }
}
