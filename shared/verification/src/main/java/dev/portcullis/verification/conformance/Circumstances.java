package dev.portcullis.verification.conformance;

import dev.portcullis.verification.check.Placement;
import dev.portcullis.verification.name.ProjectId;
import java.util.Objects;

/**
 * What checks depend on beside the policy and the image. Immutable if its data is.
 *
 * @param project the project of the policy
 * @param revision which version of the policy this is
 * @param placement where the image is to run
 * @param data what is known
 */
public record Circumstances(ProjectId project, long revision, Placement placement, CheckData data) {

  public Circumstances {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(placement, "placement");
    Objects.requireNonNull(data, "data");
  }
}
