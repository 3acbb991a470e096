package dev.portcullis.verification.check;

import dev.portcullis.verification.name.ProjectId;
import java.util.List;

/**
 * Somebody has to have attested to the image's digest. Immutable.
 *
 * @param authenticators any one of whom suffices; at least one
 * @param projects where attestations are stored, any one of which suffices; none means the project
 *     of the policy, as Google does not document what it would mean
 */
public record SimpleSigningAttestation(List<Authenticator> authenticators, List<ProjectId> projects)
    implements Condition {

  public SimpleSigningAttestation {
    authenticators = List.copyOf(authenticators);
    projects = List.copyOf(projects);
    if (authenticators.isEmpty()) {
      throw new IllegalArgumentException("nobody may attest");
    }
  }

  /** Where to look, given the project of the policy. */
  public List<ProjectId> projectsFor(ProjectId policyProject) {
    return projects.isEmpty() ? List.of(policyProject) : projects;
  }

  @Override
  public String type() {
    return "SimpleSigningAttestationCheck";
  }
}
