package dev.portcullis.testkit.admission;

import static dev.portcullis.testkit.admission.Verdicts.assertAllowed;
import static dev.portcullis.testkit.admission.Verdicts.assertDenied;

import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.Statements;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.ReasonCode;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * I9: what one instance changes binds at the next request of every other, however warm that is and
 * whatever its verifier remembers.
 */
class RevocationTest {

  private static final String IMAGE = Manifests.image(1);
  private static final String SERVICE = Manifests.service(IMAGE);
  private static final TestKey KEY = TestKeys.any();
  private static final TestKey OTHER = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, 1);

  private final InMemoryStore store = new InMemoryStore();
  private final Gate writer = new Gate(store);
  private final TestProject written = writer.project("demo");
  private final TestProject read =
      written.on(new Gate(store, new MutableClock(), 2, new CountingVerifier()));
  private final String platform =
      Manifests.service(written.platformPolicy("strict").toString(), new String[] {IMAGE});
  private OccurrenceName occurrence = new OccurrenceName(written.id(), "none");

  @BeforeEach
  void warmUp() throws Exception {
    written.register();
    written.createAttestor("qa", KEY);
    written.require("qa");
    written.platformPolicy(
        "strict", PolicyTexts.platformRequiring("inline", written.note("qa").toString(), KEY));
    occurrence = written.attach(written.note("qa"), IMAGE, Statements.of(IMAGE, KEY));
    for (int i = 0; i < 2; i++) {
      assertAllowed(read.decide(SERVICE), Basis.RULE);
      assertAllowed(read.decide(platform), Basis.RULE);
    }
  }

  @Test
  void i9_keyRevoked_bindsAtTheNextRequest() throws Exception {
    written.setKeys("qa", OTHER);
    assertDenied(read.decide(SERVICE), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);

    written.setKeys("qa", OTHER, KEY);
    assertAllowed(read.decide(SERVICE), Basis.RULE);
  }

  @Test
  void i9_keyReplacedUnderItsId_bindsAtTheNextRequest() throws Exception {
    written.setKeys("qa", OTHER.withId(KEY.id().value()));

    assertDenied(read.decide(SERVICE), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);
  }

  @Test
  void i9_noteDeleted_bindsAtTheNextRequest() throws Exception {
    writer.notes().delete(Gate.OWNER, written.note("qa"));

    assertDenied(read.decide(SERVICE), Basis.RULE, ReasonCode.NOTE_NOT_FOUND);
    assertDenied(read.decide(platform), Basis.RULE, ReasonCode.NOTE_NOT_FOUND);
  }

  /** The clocks of these gates stand still: nothing but the note's time tells it from the first. */
  @Test
  void i9_noteCreatedAgainAtTheSameTime_bringsNothingBack() throws Exception {
    writer.notes().delete(Gate.OWNER, written.note("qa"));
    written.createNote("qa");

    assertDenied(read.decide(SERVICE), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);
    assertDenied(read.decide(platform), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);
  }

  @Test
  void i9_attestorDeleted_bindsAtTheNextRequest() throws Exception {
    writer.attestors().delete(Gate.OWNER, written.attestor("qa"));

    assertDenied(read.decide(SERVICE), Basis.RULE, ReasonCode.ATTESTOR_NOT_FOUND);
  }

  @Test
  void i9_attestorDeletedAndCreatedWithOtherKeys_bindsAtTheNextRequest() throws Exception {
    writer.attestors().delete(Gate.OWNER, written.attestor("qa"));
    written.createAttestor("qa", OTHER);

    assertDenied(read.decide(SERVICE), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);
  }

  @Test
  void i9_occurrenceDeleted_bindsAtTheNextRequest() throws Exception {
    writer.occurrences().delete(occurrence);

    assertDenied(read.decide(SERVICE), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);
    assertDenied(read.decide(platform), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);
  }

  @Test
  void i9_policyTightened_bindsAtTheNextRequest() throws Exception {
    written.createAttestor("security", OTHER);
    written.require("qa", "security");
    assertDenied(read.decide(SERVICE), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);

    written.rule("ALWAYS_DENY");
    assertDenied(read.decide(SERVICE), Basis.RULE, ReasonCode.ALWAYS_DENY);
  }

  @Test
  void i9_allowlistPatternRemoved_bindsAtTheNextRequest() throws Exception {
    String deny = PolicyTexts.rule("ALWAYS_DENY");
    written.policy(PolicyTexts.allowing(deny, "us-docker.pkg.dev/demo/**"));
    assertAllowed(read.decide(SERVICE), Basis.ALLOWLIST);

    written.policy(PolicyTexts.allowing(deny, "us-docker.pkg.dev/other/**"));
    assertDenied(read.decide(SERVICE), Basis.RULE, ReasonCode.ALWAYS_DENY);
  }

  @Test
  void i9_platformPolicyChanged_bindsAtTheNextRequest() throws Exception {
    written.platformPolicy(
        "strict", PolicyTexts.platformRequiring("inline", written.note("qa").toString(), OTHER));
    assertDenied(read.decide(platform), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);

    writer
        .platformPolicies()
        .delete(Gate.OWNER, written.platformPolicy("strict"), Optional.empty());
    assertDenied(read.decide(platform), Basis.ERROR, ReasonCode.POLICY_NOT_FOUND);
  }

  @Test
  void i9_settingsTightened_bindAtTheNextRequest() throws Exception {
    String unannotated = Manifests.unannotated(IMAGE);
    written.settings("unannotated: SKIP");
    assertAllowed(read.decide(unannotated), Basis.NOT_ENABLED);

    written.settings("unannotated: DENY");
    assertDenied(read.decide(unannotated), Basis.NOT_ENABLED, ReasonCode.NOT_ANNOTATED);
  }
}
