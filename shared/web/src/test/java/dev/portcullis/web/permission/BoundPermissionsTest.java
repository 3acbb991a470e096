package dev.portcullis.web.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.iam.Binding;
import dev.portcullis.wire.iam.Condition;
import dev.portcullis.wire.iam.Expression;
import dev.portcullis.wire.iam.Member;
import dev.portcullis.wire.iam.ProjectBinding;
import dev.portcullis.wire.iam.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoundPermissionsTest {

  private static final String ADA_MEMBER = "user:ada@example.com";
  private static final Principal ADA = caller(Set.of("domain:example.com", ADA_MEMBER));
  private static final Principal EVE = caller(Set.of("user:eve@example.com"));
  private static final String VALIDATE = "portcullis.deployments.validate";
  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  private Instant now = NOON;

  @Test
  void holds_memberOfTheRole_onThatProjectOnly() throws Exception {
    Permissions permissions = permissions(Optional.empty());

    assertThat(permissions.holds(ADA, project("p"), VALIDATE)).isTrue();
    assertThat(permissions.holds(ADA, project("q"), VALIDATE)).isFalse();
    assertThat(permissions.holds(EVE, project("p"), VALIDATE)).isFalse();
  }

  @Test
  void holds_whatTheRoleDoesNotHave_isNotHeld() throws Exception {
    Permissions permissions = permissions(Optional.empty());

    assertThat(permissions.holds(ADA, project("p"), "binaryauthorization.policy.update")).isFalse();
    assertThat(permissions.holds(ADA, project("p"), "portcullis.policies.weaken")).isFalse();
  }

  @Test
  void holds_aboutNoProject_isHeldByWhoHasItOnAny() throws Exception {
    Permissions permissions = permissions(Optional.empty());

    assertThat(permissions.holds(ADA, Optional.empty(), VALIDATE)).isTrue();
    assertThat(permissions.holds(EVE, Optional.empty(), VALIDATE)).isFalse();
  }

  @Test
  void holds_byACondition_isOverWhenItIs() throws Exception {
    Permissions permissions =
        permissions(
            Optional.of(
                new Condition(
                    Expression.parse("request.time < timestamp(\"2030-01-01T13:00:00Z\")"),
                    "an hour",
                    "")));

    assertThat(permissions.holds(ADA, project("p"), VALIDATE)).isTrue();
    now = Instant.parse("2030-01-01T13:00:00Z");
    assertThat(permissions.holds(ADA, project("p"), VALIDATE)).isFalse();
  }

  /** Whom a loopback server takes everybody for is nobody where callers bring tokens. */
  @Test
  void holds_loopbackPrincipal_nothing() throws Exception {
    assertThat(permissions(Optional.empty()).holds(Principal.LOOPBACK, project("p"), VALIDATE))
        .isFalse();
  }

  @Test
  void holds_withoutBindings_nothing() {
    Permissions permissions = new BoundPermissions(new RoleBindings(List.of()), () -> NOON);

    assertThat(permissions.holds(ADA, project("p"), VALIDATE)).isFalse();
    assertThat(permissions.holds(ADA, Optional.empty(), VALIDATE)).isFalse();
  }

  private Permissions permissions(Optional<Condition> condition) throws Exception {
    Binding binding =
        new Binding(
            new Role("roles/portcullis.deployer"), List.of(Member.parse(ADA_MEMBER)), condition);
    return new BoundPermissions(
        new RoleBindings(List.of(new ProjectBinding(new ProjectId("p"), binding))), () -> now);
  }

  private static Optional<ProjectId> project(String id) {
    return Optional.of(new ProjectId(id));
  }

  private static Principal caller(Set<String> members) {
    return new Principal(Principal.Kind.USER, "google:1", "shown", members);
  }
}
