package dev.portcullis.testkit.admission;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.ReasonCode;
import dev.portcullis.wire.grafeas.AttestationContent;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** I10: the work for one request is bounded, and what passes a bound is never let through. */
class LimitTest {

  private static final TestKey KEY = TestKeys.any();

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final CountingVerifier verifier = new CountingVerifier();
  private final Gate gate = new Gate(store, new MutableClock(), 1, verifier);
  private final TestProject demo = gate.project("demo");

  @BeforeEach
  void register() throws Exception {
    demo.register();
  }

  @Test
  void i10_imagesTimesAttestors_upToFiveHundredAreDecided() throws Exception {
    demo.require(attestors(5));
    Decision decision = demo.decide(Manifests.service(images(100)));

    assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
    assertThat(decision.images()).hasSize(100);
    assertThat(decision.images().get(0).reasons()).hasSize(5);
  }

  @Test
  void i10_imagesTimesAttestors_moreAreRefused() throws Exception {
    demo.require(attestors(6));

    assertRefused(
        Kind.EXHAUSTED,
        "100 images under 6 attestors are too many for one decision",
        () -> demo.decide(Manifests.service(images(100))));
  }

  @Test
  void i10_fewerAttestorsThanBefore_areNotRefusedForWhatIsRemembered() throws Exception {
    demo.require(attestors(6));
    assertThat(demo.decide(Manifests.service(images(2))).outcome()).isEqualTo(Outcome.DENY);
    demo.rule("ALWAYS_ALLOW");

    Verdicts.assertAllowed(demo.decide(Manifests.service(images(100))), Basis.RULE);
  }

  @Test
  void i10_foreignAttestors_costNoReads() throws Exception {
    demo.policy(
        PolicyTexts.requiring(
            IntStream.range(0, 20)
                .mapToObj(i -> "projects/other/attestors/a" + i)
                .toArray(String[]::new)));
    store.reset();

    assertThat(demo.decide(Manifests.service(images(100))).outcome()).isEqualTo(Outcome.DENY);
    assertThat(store.reads()).isEqualTo(1);
    assertThat(store.documentsRead()).isEqualTo(3);
  }

  @Test
  void i10_signaturesOfCurrentKeys_atMostAHundredAreChecked() throws Exception {
    demo.createAttestor("qa", KEY);
    demo.require("qa");
    for (int i = 0; i < 3; i++) {
      attach(Bytes.utf8("payload " + i), 50, KEY);
    }
    demo.attest("qa", Manifests.image(1), KEY);

    Verdicts.assertDenied(
        demo.decide(Manifests.service(images(1))), Basis.RULE, ReasonCode.TOO_MANY_SIGNATURES);
    assertThat(verifier.calls()).isEqualTo(100);
  }

  @Test
  void i10_signaturesOfOtherKeys_areNotChecked() throws Exception {
    demo.createAttestor("qa", KEY);
    demo.require("qa");
    for (int i = 0; i < 99; i++) {
      attach(Bytes.utf8("payload " + i), 2, KEY.withId("unknown"));
    }
    demo.attest("qa", Manifests.image(1), KEY);

    Verdicts.assertAllowed(demo.decide(Manifests.service(images(1))), Basis.RULE);
    assertThat(verifier.calls()).isEqualTo(1);
  }

  @Test
  void i10_decisionLargerThanADocument_isRefusedAndNotAnswered() throws Exception {
    demo.policy(
        PolicyTexts.requiring(
            IntStream.range(0, 200)
                .mapToObj(i -> "projects/other/attestors/attestor-with-a-rather-long-name-" + i)
                .toArray(String[]::new)));
    store.reset();

    assertRefused(
        Kind.EXHAUSTED,
        "larger than can be recorded",
        () -> demo.decide(Manifests.service(images(100))));
    assertThat(store.commits()).isZero();
  }

  private void attach(Bytes payload, int signatures, TestKey key) throws Exception {
    List<Signature> bad =
        IntStream.range(0, signatures)
            .mapToObj(i -> new Signature(key.id(), Bytes.utf8("bad " + i)))
            .toList();
    assertThat(
            demo.attach(
                demo.note("qa"),
                Manifests.image(1),
                new AttestationContent(payload, bad, List.of())))
        .isNotNull();
  }

  private String[] attestors(int count) throws Exception {
    String[] attestors = IntStream.range(0, count).mapToObj(i -> "a" + i).toArray(String[]::new);
    for (String attestor : attestors) {
      demo.createAttestor(attestor, KEY);
    }
    return attestors;
  }

  private static String[] images(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Manifests::image).toArray(String[]::new);
  }
}
