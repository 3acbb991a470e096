package dev.portcullis.testkit.registers;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.wire.resource.Received;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttestorRegisterTest {

  private static final TestKey KEY = TestKeys.any();
  private static final TestKey OTHER = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, 1);

  private final Gate gate = new Gate(new InMemoryStore());
  private final TestProject demo = gate.project("demo");

  @Test
  void create_attestor_comesBackWithItsKeys() throws Exception {
    demo.createAttestor("qa", KEY, OTHER.withId("second"));

    Attestor found = gate.attestors().find(demo.attestor("qa")).orElseThrow().resource();
    assertThat(found).isEqualTo(demo.attestorWithKeys("qa", KEY, OTHER.withId("second")));
  }

  @Test
  void replace_keys_keepsTheOldOnesInHistoryOnly() throws Exception {
    demo.createAttestor("qa", KEY);
    demo.setKeys("qa", OTHER);

    var found = gate.attestors().find(demo.attestor("qa")).orElseThrow();
    assertThat(found.number()).isEqualTo(2);
    assertThat(found.resource().keys()).containsExactly(OTHER.pkix());
  }

  @Test
  void replace_otherNote_isRefused() throws Exception {
    demo.createAttestor("qa", KEY);
    Attestor moved =
        new Attestor(demo.attestor("qa"), "", demo.note("elsewhere"), List.of(KEY.pkix()));

    assertRefused(
        Kind.PRECONDITION,
        "noteReference cannot change from projects/demo/notes/qa",
        () -> gate.attestors().replace(Gate.OWNER, new Received<>(moved, Optional.empty())));
  }

  @Test
  void replace_deleted_isRefused() throws Exception {
    demo.createAttestor("qa", KEY);
    gate.attestors().delete(Gate.OWNER, demo.attestor("qa"));

    assertRefused(Kind.NOT_FOUND, "attestors/qa does not exist", () -> demo.setKeys("qa", OTHER));
    assertThat(gate.attestors().find(demo.attestor("qa"))).isEmpty();
  }

  @Test
  void list_twoProjects_areApart() throws Exception {
    TestProject other = gate.project("other");
    demo.createAttestor("qa", KEY);
    demo.createAttestor("security", KEY);
    other.createAttestor("qa", OTHER);

    var page = gate.attestors().list(demo.id(), 10, Optional.empty());
    assertThat(Texts.names(page.items())).containsExactly("qa", "security");
    assertThat(gate.attestors().list(other.id(), 10, Optional.empty()).items())
        .singleElement()
        .satisfies(
            named ->
                assertThat(named.revision().resource().name()).isEqualTo(other.attestor("qa")));
  }
}
