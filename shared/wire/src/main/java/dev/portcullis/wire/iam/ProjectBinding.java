package dev.portcullis.wire.iam;

import dev.portcullis.verification.name.ProjectId;
import java.util.Objects;

/**
 * A role, and who has it for everything in one project. Immutable.
 *
 * @param project as calls name it
 */
public record ProjectBinding(ProjectId project, Binding binding) {

  public ProjectBinding {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(binding, "binding");
  }
}
