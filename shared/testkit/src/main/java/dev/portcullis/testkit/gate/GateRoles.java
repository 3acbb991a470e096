package dev.portcullis.testkit.gate;

import dev.portcullis.registers.iam.Roles;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.iam.Role;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * The few roles that tests of the core give away, as Google publishes them, and one binding on a
 * whole project.
 */
final class GateRoles implements Roles {

  private static final String VERIFY = "binaryauthorization.attestors.verifyImageAttested";
  private static final Map<String, Set<String>> ROLES =
      Map.of(
          "roles/binaryauthorization.attestorsVerifier",
          Set.of("binaryauthorization.attestors.get", VERIFY),
          "roles/binaryauthorization.attestorsViewer",
          Set.of("binaryauthorization.attestors.get"),
          "roles/containeranalysis.notes.attacher",
          Set.of("containeranalysis.notes.get", "containeranalysis.notes.attachOccurrence"));

  @Override
  public Set<String> permissions(Role role) {
    return ROLES.getOrDefault(role.name(), Set.of());
  }

  @Override
  public boolean giveIn(ProjectId project, Set<String> members, String permission, Instant now) {
    return project.value().equals(Gate.OPEN_PROJECT)
        && permission.equals(VERIFY)
        && members.contains(Gate.OPEN_TO);
  }
}
