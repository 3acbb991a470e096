package dev.portcullis.testkit.registers;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.registers.weakening.AttestorWeakeningRule;
import dev.portcullis.registers.weakening.CloudRunPolicyWeakeningRule;
import dev.portcullis.registers.weakening.Weakening;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.CloudRunPolicy;
import dev.portcullis.verification.policy.EnforcementMode;
import dev.portcullis.verification.policy.InlineAttestor;
import dev.portcullis.verification.signature.KeyLife;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keys and notes: who may attest. */
class AttestorWeakeningTest {

  private static final PkixKey KEY = TestKeys.any().pkix();
  private static final TestKey OTHER = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, 1);
  private static final String KEYS = "userOwnedGrafeasNote.publicKeys";

  private final Gate gate = new Gate(new InMemoryStore());
  private final TestProject demo = gate.project("demo");

  @Test
  void keys_takenAway_weakenNothing() {
    assertThat(fields(List.of(KEY, OTHER.pkix()), List.of(KEY))).isEmpty();
    assertThat(fields(List.of(KEY), List.of())).isEmpty();
  }

  @Test
  void keys_added_weaken() {
    assertThat(fields(List.of(), List.of(KEY))).containsExactly(KEYS);
    assertThat(fields(List.of(KEY), List.of(OTHER.pkix(), KEY))).containsExactly(KEYS);
    assertThat(fields(List.of(KEY), List.of(OTHER.pkix()))).as("swapped").containsExactly(KEYS);
  }

  @Test
  void key_otherwiseUnderTheSameId_weakens() {
    PkixKey otherPem = OTHER.withId(KEY.id().value()).pkix();
    PkixKey otherAlgorithm =
        new PkixKey(KEY.id(), KEY.pem(), SignatureAlgorithm.ECDSA_P384_SHA384, KEY.comment());
    PkixKey otherComment = new PkixKey(KEY.id(), KEY.pem(), KEY.algorithm(), "hello");

    assertThat(fields(List.of(KEY), List.of(otherPem))).containsExactly(KEYS);
    assertThat(fields(List.of(KEY), List.of(otherAlgorithm))).containsExactly(KEYS);
    assertThat(fields(List.of(KEY), List.of(otherComment))).isEmpty();
  }

  @Test
  void note_another_weakens() {
    Attestor moved = new Attestor(demo.attestor("qa"), "", demo.note("b"), List.of(KEY));

    assertThat(
            new AttestorWeakeningRule()
                .weakenings(Optional.of(attestor(List.of(KEY))), Optional.of(moved)))
        .extracting(Weakening::field)
        .containsExactly("userOwnedGrafeasNote.noteReference");
  }

  @Test
  void firstVersionAndDeletion_weakenNothing() {
    Optional<Attestor> attestor = Optional.of(attestor(List.of(KEY)));

    assertThat(new AttestorWeakeningRule().weakenings(Optional.empty(), attestor)).isEmpty();
    assertThat(new AttestorWeakeningRule().weakenings(attestor, Optional.empty())).isEmpty();
  }

  @Test
  void rollback_toAnotherNote_isRefusedWhileTheAttestorIsThere() throws Exception {
    demo.createAttestor("qa", OTHER);
    gate.attestors().delete(Gate.OWNER, demo.attestor("qa"));
    demo.createNote("b");
    var unused =
        gate.attestors()
            .create(
                Gate.OWNER,
                new Attestor(demo.attestor("qa"), "", demo.note("b"), List.of(OTHER.pkix())));
    var history = gate.attestors().history(demo.attestor("qa"));

    assertRefused(
        Kind.PRECONDITION,
        "noteReference cannot change",
        () -> history.rollback(Gate.OWNER, 1, Optional.empty()));
    gate.attestors().delete(Gate.OWNER, demo.attestor("qa"));
    assertThat(history.rollback(Gate.OWNER, 1, Optional.empty()).weakenings())
        .extracting(Weakening::field)
        .containsExactly("userOwnedGrafeasNote.noteReference");
  }

  @Test
  void inlineAttestor_withAnotherKeyOrNote_isNotAsStrict() {
    InlineAttestor before = new InlineAttestor("qa", "", demo.note("qa"), List.of(KEY));

    assertThat(inline(before, new InlineAttestor("ops", "x", demo.note("qa"), List.of())))
        .isEmpty();
    assertThat(
            inline(
                before, new InlineAttestor("qa", "", demo.note("qa"), List.of(KEY, OTHER.pkix()))))
        .containsExactly("cloudRunPolicy.rule.requiredAttestors");
    assertThat(inline(before, new InlineAttestor("qa", "", demo.note("b"), List.of(KEY))))
        .containsExactly("cloudRunPolicy.rule.requiredAttestors");
  }

  private static List<String> inline(InlineAttestor before, InlineAttestor after) {
    return new CloudRunPolicyWeakeningRule()
        .weakenings(Optional.of(policy(before)), Optional.of(policy(after))).stream()
            .map(Weakening::field)
            .toList();
  }

  private static CloudRunPolicy policy(InlineAttestor attestor) {
    return new CloudRunPolicy(
        "",
        Allowlist.empty(),
        new AdmissionRule.RequireAttestation<>(
            EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG, List.of(attestor)));
  }

  /** A key that is taken back later, or counts again, can sign what it could not before. */
  @Test
  void weakenings_keyThatCountsLonger_isOne() {
    KeyLife revoked = life("2026-01-01T00:00:00Z");
    KeyLife later = life("2026-02-01T00:00:00Z");

    assertThat(fields(List.of(with(revoked)), List.of(with(later)))).hasSize(1);
    assertThat(fields(List.of(with(revoked)), List.of(with(KeyLife.UNLIMITED)))).hasSize(1);
    assertThat(fields(List.of(with(later)), List.of(with(revoked)))).isEmpty();
    assertThat(fields(List.of(with(KeyLife.UNLIMITED)), List.of(with(later)))).isEmpty();
    assertThat(fields(List.of(with(later)), List.of(with(later)))).isEmpty();
  }

  private static KeyLife life(String revoked) {
    return new KeyLife(Optional.empty(), Optional.empty(), Optional.of(Instant.parse(revoked)));
  }

  private static PkixKey with(KeyLife life) {
    return new PkixKey(KEY.id(), KEY.pem(), KEY.algorithm(), KEY.form(), KEY.comment(), life);
  }

  private List<String> fields(List<PublicKey> before, List<PublicKey> after) {
    return new AttestorWeakeningRule()
        .weakenings(Optional.of(attestor(before)), Optional.of(attestor(after))).stream()
            .map(Weakening::field)
            .toList();
  }

  private Attestor attestor(List<PublicKey> keys) {
    return new Attestor(demo.attestor("qa"), "", demo.note("qa"), keys);
  }
}
