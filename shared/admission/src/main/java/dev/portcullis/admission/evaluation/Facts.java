package dev.portcullis.admission.evaluation;

import dev.portcullis.verification.verdict.Evidence;
import dev.portcullis.wire.settings.ProjectSettings;
import java.util.List;
import java.util.Objects;

/**
 * Everything but the workload that an outcome depends on. Immutable.
 *
 * @param settings the project's settings
 * @param heldTo the policy
 * @param evidence the attestations that are known
 * @param revisions what is known of the revisions that the workload names
 */
public record Facts(
    ProjectSettings settings, HeldTo heldTo, Evidence evidence, List<EarlierRevision> revisions) {

  public Facts {
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(heldTo, "heldTo");
    Objects.requireNonNull(evidence, "evidence");
    revisions = List.copyOf(revisions);
  }
}
