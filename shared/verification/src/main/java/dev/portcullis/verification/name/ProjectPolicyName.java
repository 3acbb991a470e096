package dev.portcullis.verification.name;

import java.util.Objects;

/** The name of the one policy that every project has: {@code projects/P/policy}. Immutable. */
public record ProjectPolicyName(ProjectId project) implements PolicyName {

  public ProjectPolicyName {
    Objects.requireNonNull(project, "project");
  }

  @Override
  public String toString() {
    return "projects/" + project + "/policy";
  }
}
