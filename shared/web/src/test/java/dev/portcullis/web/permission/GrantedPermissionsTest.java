package dev.portcullis.web.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.registers.iam.IamResource;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.wire.iam.IamPermission;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrantedPermissionsTest {

  private static final String GET = "binaryauthorization.attestors.get";
  private static final String LIST = "binaryauthorization.attestors.list";
  private static final Principal ADA = caller(Set.of("user:ada@example.com"));

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");
  private final IamResource qa = new IamResource.OfAttestor(demo.attestor("qa"));
  private final IamResource ops = new IamResource.OfAttestor(demo.attestor("ops"));
  private final Permissions permissions = granted((caller, project, permission) -> false);

  @BeforeEach
  void grantOne() throws Exception {
    demo.register();
    demo.createAttestor("qa", TestKeys.any());
    demo.createAttestor("ops", TestKeys.any());
    demo.grant(
        "qa",
        "[{role: roles/binaryauthorization.attestorsViewer, members: ['user:ada@example.com']}]");
    store.reset();
  }

  @Test
  void lacking_grantedAndNot_areOneReadTogether() {
    assertThat(permissions.lacking(ADA, List.of(qa, ops), GET)).containsExactly(ops);

    assertThat(store.reads()).isEqualTo(1);
    assertThat(store.roundTrips()).isEqualTo(1);
  }

  @Test
  void lacking_heldInTheProject_readsNothing() {
    Permissions owner = granted((caller, project, permission) -> true);

    assertThat(owner.lacking(ADA, List.of(qa, ops), GET)).isEmpty();
    assertThat(store.roundTrips()).isZero();
  }

  @Test
  void lacking_whatNoPolicyOfTheResourceGives_readsNothing() {
    assertThat(permissions.lacking(ADA, List.of(qa), LIST)).containsExactly(qa);
    assertThat(permissions.lacking(ADA, List.of(qa), "containeranalysis.notes.get"))
        .containsExactly(qa);
    assertThat(store.roundTrips()).isZero();
  }

  @Test
  void lacking_callerWhomNoPolicyCanName_readsNothing() {
    assertThat(permissions.lacking(caller(Set.of()), List.of(qa), GET)).containsExactly(qa);
    assertThat(store.roundTrips()).isZero();
  }

  @Test
  void lacking_anotherCaller_isRefusedByTheSameRead() {
    Principal eve = caller(Set.of("user:eve@example.com", "domain:example.com"));

    assertThat(permissions.lacking(eve, List.of(qa), GET)).containsExactly(qa);
    assertThat(store.reads()).isEqualTo(1);
  }

  @Test
  void lacking_resourceCreatedAgain_isLacked() throws Exception {
    gate.attestors().delete(Gate.OWNER, demo.attestor("qa"));
    assertThat(permissions.lacking(ADA, List.of(qa), GET)).containsExactly(qa);
    gate.clock().advance(Duration.ofSeconds(1));
    var unused = gate.attestors().create(Gate.OWNER, demo.attestorWithKeys("qa", TestKeys.any()));

    assertThat(permissions.lacking(ADA, List.of(qa), GET)).containsExactly(qa);
  }

  @Test
  void among_severalPermissions_areOneRead_inTheirOrder() {
    List<IamPermission> asked =
        List.of(
            new IamPermission("binaryauthorization.attestors.delete"),
            new IamPermission(GET),
            new IamPermission(LIST));

    assertThat(permissions.among(ADA, qa, asked)).containsExactly(new IamPermission(GET));
    assertThat(store.reads()).isEqualTo(1);
  }

  @Test
  void require_lacked_namesTheFirstResource_whetherOrNotItExists() {
    IamResource missing = new IamResource.OfAttestor(demo.attestor("gone"));

    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> permissions.require(ADA, List.of(qa, missing), GET))
        .withMessage(message("gone"));
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> permissions.require(ADA, List.of(ops, missing), GET))
        .withMessage(message("ops"));
  }

  private static String message(String attestor) {
    return "the permission `binaryauthorization.attestors.get` is needed on the project `demo`, or"
        + " on `projects/demo/attestors/"
        + attestor
        + "` alone; ask whoever owns it for a role that has it";
  }

  private Permissions granted(Permissions inProjects) {
    return new GrantedPermissions(
        inProjects, gate.iam(), new RoleBindings(List.of()), gate.clock());
  }

  private static Principal caller(Set<String> members) {
    return new Principal(Principal.Kind.USER, "google:1", "shown", members);
  }
}
