package dev.portcullis.admission.state;

import dev.portcullis.admission.evaluation.HeldTo;
import dev.portcullis.verification.verdict.Evidence;
import dev.portcullis.wire.settings.ProjectSettings;
import java.util.Objects;

/**
 * A stored policy and a candidate for its place, both looked up at one moment. Immutable.
 *
 * @param settings the project's settings
 * @param current the stored policy
 * @param candidate the one that might replace it
 * @param images for how many images evidence can be read at once
 * @param evidence the attestations that were read
 */
public record Comparison(
    ProjectSettings settings,
    HeldTo current,
    HeldTo.Written candidate,
    int images,
    Evidence evidence) {

  public Comparison {
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(current, "current");
    Objects.requireNonNull(candidate, "candidate");
    Objects.requireNonNull(evidence, "evidence");
  }
}
