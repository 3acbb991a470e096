package dev.portcullis.admission.simulation;

import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.decision.WorkloadSummary;
import java.util.List;
import java.util.Objects;

/**
 * A recorded decision that would go the other way. Immutable.
 *
 * @param decision which one
 * @param workload what it was about
 * @param recorded what was decided then
 * @param current what the stored policy says today
 * @param simulated what the candidate says today
 * @param images the images that make the difference, as the candidate decides them
 */
public record Change(
    DecisionName decision,
    WorkloadSummary workload,
    Verdict recorded,
    Verdict current,
    Verdict simulated,
    List<DecidedImage> images) {

  public Change {
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(workload, "workload");
    Objects.requireNonNull(recorded, "recorded");
    Objects.requireNonNull(current, "current");
    Objects.requireNonNull(simulated, "simulated");
    images = List.copyOf(images);
  }
}
