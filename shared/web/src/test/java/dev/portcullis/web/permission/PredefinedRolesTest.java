package dev.portcullis.web.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.wire.iam.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredefinedRolesTest {

  private static final String TESTING = "portcullis.iam.testPermissions";

  @Test
  void deployer_deploysAndReadsDecisions_andNothingElse() {
    assertThat(permissions("portcullis.deployer"))
        .containsExactlyInAnyOrder(
            "portcullis.deployments.validate",
            "portcullis.deployments.validateOnly",
            "portcullis.decisions.get",
            "portcullis.decisions.list",
            TESTING);
  }

  @Test
  void attacher_attachesAndNothingElse() {
    assertThat(permissions("containeranalysis.notes.attacher"))
        .containsExactlyInAnyOrder(
            "containeranalysis.notes.attachOccurrence", "containeranalysis.notes.get", TESTING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "portcullis.viewer",
        "portcullis.auditor",
        "binaryauthorization.policyViewer",
        "binaryauthorization.attestorsViewer",
        "containeranalysis.notes.viewer",
        "containeranalysis.notes.occurrences.viewer",
        "containeranalysis.occurrences.viewer",
        "orgpolicy.policyViewer"
      })
  void readers_changeNothing(String role) {
    assertThat(permissions(role))
        .allMatch(name -> name.matches(".*\\.(get|list|test|explain)[A-Za-z]*"));
  }

  @ParameterizedTest
  @MethodSource("roles")
  void admin_holdsWhatAnyRoleHolds(String role) {
    assertThat(permissions("portcullis.admin")).containsAll(permissions(role));
  }

  /** Whoever could take a policy's teeth out has to be named for it. */
  @ParameterizedTest
  @MethodSource("roles")
  void weakening_isTheAdminsAlone(String role) {
    assertThat(permissions(role).contains("portcullis.policies.weaken"))
        .isEqualTo(role.equals("portcullis.admin"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"roles/owner", "roles/portcullis.Admin", "projects/p/roles/custom"})
  void role_thatIsNotKnown_givesNothing(String name) {
    assertThat(PredefinedRoles.permissions(new Role(name))).isEmpty();
  }

  static Stream<String> roles() {
    List<String> names = PredefinedRoles.names();
    assertThat(names).isSorted().hasSizeGreaterThan(20);
    return names.stream().map(name -> name.substring("roles/".length()));
  }

  private static Set<String> permissions(String role) {
    return PredefinedRoles.permissions(new Role("roles/" + role));
  }
}
