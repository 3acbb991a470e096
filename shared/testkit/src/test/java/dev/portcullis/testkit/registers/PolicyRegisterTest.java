package dev.portcullis.testkit.registers;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.registers.document.RevisionPaths;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.registers.policy.PolicyRegister;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.policy.AdmissionRule;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolicyRegisterTest {

  private final InMemoryStore store = new InMemoryStore();
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");

  @BeforeEach
  void register() throws Exception {
    demo.register();
  }

  @Test
  void find_neverWritten_isEmpty() {
    assertThat(gate.policies().find(demo.id())).isEmpty();
  }

  @Test
  void put_policy_isFoundWithItsRevision() throws Exception {
    demo.rule("ALWAYS_DENY");
    demo.rule("ALWAYS_ALLOW");

    var found = gate.policies().find(demo.id()).orElseThrow();
    assertThat(found.number()).isEqualTo(2);
    assertThat(found.resource().defaultRule()).isInstanceOf(AdmissionRule.AlwaysAllow.class);
  }

  @Test
  void put_staleEtagInTheBody_isRefused() throws Exception {
    demo.rule("ALWAYS_DENY");
    demo.rule("ALWAYS_ALLOW");

    assertRefused(Kind.STALE, () -> demo.policy(PolicyTexts.rule("ALWAYS_DENY") + "etag: r0\n"));
  }

  @Test
  void find_policyRemovedBehindItsBack_isUnavailableAndNeverTheDefault() throws Exception {
    demo.rule("ALWAYS_DENY");
    remove(PolicyRegister.path(demo.id()));

    assertLost(() -> gate.policies().find(demo.id()));
    assertLost(() -> demo.rule("ALWAYS_ALLOW"));
  }

  @Test
  void find_policyMarkedAsDeleted_isUnavailableAndNeverTheDefault() throws Exception {
    demo.rule("ALWAYS_DENY");
    Document live = store.find(PolicyRegister.path(demo.id())).orElseThrow();
    String stone = live.body().replaceFirst(",\"resource\":.*", "}");
    assertThat(stone).isNotEqualTo(live.body()).contains("\"revision\":1");
    write(Write.update(live, Content.of(live.content().time(), stone)));

    assertLost(() -> gate.policies().find(demo.id()));
  }

  @Test
  void put_attestorThatDoesNotExist_isRefused() throws Exception {
    demo.createAttestor("qa", TestKeys.any());

    assertRefused(
        Kind.PRECONDITION,
        "names projects/demo/attestors/security, which does not exist",
        () -> demo.require("qa", "security"));
    assertThat(gate.policies().find(demo.id())).isEmpty();
  }

  @Test
  void put_attestorThatWasDeleted_isRefused() throws Exception {
    demo.createAttestor("qa", TestKeys.any());
    gate.attestors().delete(Gate.OWNER, demo.attestor("qa"));

    assertRefused(Kind.PRECONDITION, "attestors/qa", () -> demo.require("qa"));
  }

  @Test
  void put_attestorOfAnotherProject_isTakenWhetherOrNotItExists() throws Exception {
    demo.policy(PolicyTexts.requiring("projects/other/attestors/unknown"));

    assertThat(gate.policies().find(demo.id())).isPresent();
  }

  @Test
  void paths_namesTheCurrentAndTheFirstVersion() throws Exception {
    demo.rule("ALWAYS_DENY");

    assertThat(PolicyRegister.paths(demo.id()))
        .isEqualTo(RevisionPaths.of(DocumentPath.of("projects/demo/policies", "default")));
    assertThat(store.getAll(PolicyRegister.paths(demo.id()))).hasSize(2);
  }

  private void remove(DocumentPath path) {
    write(Write.delete(store.find(path).orElseThrow()));
  }

  private void write(Write write) {
    assertThat(store.commit(List.of(write)).conflict()).isEmpty();
  }

  private static void assertLost(ThrowingCallable call) {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(call)
        .withMessageContaining("projects/demo/policies/default was written and is not there");
  }
}
