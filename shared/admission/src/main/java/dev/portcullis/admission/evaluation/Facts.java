package dev.portcullis.admission.evaluation;

import dev.portcullis.verification.verdict.Evidence;
import dev.portcullis.wire.settings.ProjectSettings;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Everything but the workload that an outcome depends on. Immutable.
 *
 * @param settings the project's settings
 * @param heldTo the policy
 * @param evidence the attestations that are known
 * @param revisions what is known of the revisions that the workload names
 * @param time the time of the decision, at which keys have to count
 */
public record Facts(
    ProjectSettings settings,
    HeldTo heldTo,
    Evidence evidence,
    List<EarlierRevision> revisions,
    Instant time) {

  public Facts {
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(heldTo, "heldTo");
    Objects.requireNonNull(evidence, "evidence");
    revisions = List.copyOf(revisions);
    Objects.requireNonNull(time, "time");
  }
}
