package dev.portcullis.testkit.admission;

import static dev.portcullis.testkit.admission.Verdicts.assertAllowed;
import static dev.portcullis.testkit.admission.Verdicts.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admission.Answer.Recorded;
import dev.portcullis.admission.Answer.Recorded.Origin;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.random.ForeignWorld;
import dev.portcullis.testkit.random.ForeignWorld.Grant;
import dev.portcullis.testkit.random.ForeignWorld.State;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.ReasonCode;
import dev.portcullis.wire.resource.Received;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a grant on another project's attestor means to decisions, and when. */
class ForeignAttestorTest {

  private static final String SERVICE = Manifests.service(ForeignWorlds.IMAGE);
  private static final String REQUEST = Manifests.request("r-1", SERVICE);
  private static final TestKey OTHER = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, 1);
  private static final Grant VERIFIER = verifier(Optional.empty());

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private ForeignWorld world;
  private Gate gate;
  private TestProject demo;
  private TestProject theirs;

  @BeforeEach
  void grantTheUse() throws Exception {
    world = new ForeignWorld(Optional.of("78"), "theirs", State.WHOLE, List.of(VERIFIER), true);
    gate = ForeignWorlds.of(world, store);
    demo = gate.project("demo");
    theirs = gate.project("theirs");
  }

  @Test
  void warm_isOneReadAndOneCommit_grantedOrNot() throws Exception {
    assertAllowed(demo.decide(SERVICE), Basis.RULE);
    store.reset();
    assertAllowed(demo.decide(SERVICE), Basis.RULE);
    assertThat(List.of(store.reads(), store.commits(), store.queries()))
        .containsExactly(1L, 1L, 0L);

    ForeignWorlds.grant(gate, world);
    store.reset();
    assertDenied(demo.decide(SERVICE), Basis.RULE, ReasonCode.ATTESTOR_UNREADABLE);
    assertThat(List.of(store.reads(), store.commits(), store.queries()))
        .containsExactly(1L, 1L, 0L);
  }

  /** Otherwise whoever counts round trips learns what there is in the other project. */
  @Test
  void cold_costsTheSame_whetherOrNotThereIsWhatMayNotBeUsed() throws Exception {
    ForeignWorlds.grant(gate, world);
    store.reset();
    assertDenied(demo.decide(SERVICE), Basis.RULE, ReasonCode.ATTESTOR_UNREADABLE);
    long reads = store.reads();

    CountingStore empty = new CountingStore(new InMemoryStore());
    TestProject alone = ForeignWorlds.nothingOf(world, empty).project("demo");
    empty.reset();
    assertDenied(alone.decide(SERVICE), Basis.RULE, ReasonCode.ATTESTOR_UNREADABLE);

    assertThat(empty.reads()).isEqualTo(reads);
  }

  @Test
  void i9_revokedGrant_bindsAtTheNextRequest_replayedOrNot() throws Exception {
    Recorded allowed = demo.record(REQUEST);
    assertAllowed(allowed.decision(), Basis.RULE);
    assertThat(demo.record(REQUEST).origin()).isEqualTo(Origin.REPLAY);

    ForeignWorlds.grant(gate, world);

    Recorded again = demo.record(REQUEST);
    assertThat(again.origin()).isEqualTo(Origin.NEW);
    assertDenied(again.decision(), Basis.RULE, ReasonCode.ATTESTOR_UNREADABLE);
    assertDenied(demo.decide(SERVICE), Basis.RULE, ReasonCode.ATTESTOR_UNREADABLE);
  }

  @Test
  void grantForATime_isOverWhenItsTimeIs_thoughNothingWasWritten() throws Exception {
    ForeignWorlds.grant(gate, world, verifier(Optional.of(Duration.ofMinutes(5))));
    assertAllowed(demo.decide(REQUEST), Basis.RULE);
    gate.clock().advance(Duration.ofMinutes(5));

    Recorded again = demo.record(REQUEST);

    assertThat(again.origin()).isEqualTo(Origin.NEW);
    assertDenied(again.decision(), Basis.RULE, ReasonCode.ATTESTOR_UNREADABLE);
  }

  @Test
  void keyOfAGrantedAttestor_changed_isDecidedAnew() throws Exception {
    assertAllowed(demo.decide(REQUEST), Basis.RULE);
    setKey(OTHER);

    assertDenied(demo.decide(REQUEST), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);
  }

  /** A replay that became a new decision would tell that something was changed over there. */
  @Test
  void whatMayNotBeUsed_changed_isTheSameState() throws Exception {
    ForeignWorlds.grant(gate, world);
    Recorded denied = demo.record(REQUEST);
    setKey(OTHER);
    gate.notes().delete(Gate.OWNER, theirs.note("note"));
    gate.attestors().delete(Gate.OWNER, theirs.attestor("qa"));

    Recorded again = demo.record(REQUEST);

    assertThat(again.origin()).isEqualTo(Origin.REPLAY);
    assertThat(again.name()).isEqualTo(denied.name());
  }

  @Test
  void withoutAProjectNumber_theFixIsToSetIt() throws Exception {
    demo.settings("{}");

    Reason reason = demo.decide(SERVICE).images().get(0).reasons().get(0);

    assertThat(reason.code()).isEqualTo(ReasonCode.ATTESTOR_UNREADABLE);
    assertThat(reason.fix()).contains("projectNumber");
    demo.settings("projectNumber: '78'");
    assertAllowed(demo.decide(SERVICE), Basis.RULE);
  }

  @Test
  void ownAndForeign_areBothAskedFor() throws Exception {
    demo.createAttestor("own", OTHER);
    demo.policy(
        PolicyTexts.requiring("projects/demo/attestors/own", "projects/theirs/attestors/qa"));
    assertDenied(demo.decide(SERVICE), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);
    demo.attest("own", ForeignWorlds.IMAGE, OTHER);

    assertAllowed(demo.decide(SERVICE), Basis.RULE);
  }

  private void setKey(TestKey key) throws Exception {
    var unused =
        gate.attestors()
            .replace(
                Gate.OWNER,
                new Received<>(
                    new Attestor(
                        theirs.attestor("qa"), "", theirs.note("note"), List.of(key.pkix())),
                    Optional.empty()));
  }

  private static Grant verifier(Optional<Duration> until) {
    return new Grant(
        "roles/binaryauthorization.attestorsVerifier",
        ForeignWorld.agent("78"),
        Optional.empty(),
        until);
  }
}
