package dev.portcullis.testkit.admission;

import static dev.portcullis.testkit.admission.Verdicts.assertAllowed;
import static dev.portcullis.testkit.admission.Verdicts.assertDenied;
import static dev.portcullis.testkit.admission.Verdicts.bases;
import static dev.portcullis.testkit.admission.Verdicts.outcomes;
import static dev.portcullis.testkit.admission.Verdicts.reasons;
import static dev.portcullis.testkit.admission.Verdicts.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.Statements;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.Proof;
import dev.portcullis.verification.verdict.ReasonCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each kind of rule and exemption comes to, over all images of a workload. */
class RuleTest {

  private static final String IMAGE = Manifests.image(1);
  private static final String SECOND = Manifests.image(2);
  private static final String TAGGED = "us-docker.pkg.dev/demo/apps/app:v1";
  private static final String SYSTEM = "gke.gcr.io/proxy@sha256:" + "a".repeat(64);
  private static final TestKey KEY = TestKeys.any();
  private static final TestKey OTHER = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, 1);

  private final Gate gate = new Gate(new InMemoryStore());
  private final TestProject demo = gate.project("demo");

  @BeforeEach
  void register() throws Exception {
    demo.register();
    demo.createAttestor("qa", KEY);
    demo.createAttestor("security", OTHER);
  }

  @Test
  void alwaysAllow_anyImage_isAllowed() throws Exception {
    demo.rule("ALWAYS_ALLOW");
    Decision decision = demo.decide(Manifests.service(IMAGE, TAGGED));

    assertAllowed(decision, Basis.RULE);
    assertThat(warnings(decision)).containsExactly("TAG_NOT_PINNED");
    assertThat(decision.warnings().get(0).message()).contains("`" + TAGGED + "`");
    assertThat(decision.message()).isEqualTo("Every image conforms to the policy");
  }

  @Test
  void require_attestedByEveryAttestor_namesAllProofs() throws Exception {
    demo.require("qa", "security");
    OccurrenceName first = demo.attach(demo.note("qa"), IMAGE, Statements.of(IMAGE, KEY));
    OccurrenceName second = demo.attach(demo.note("security"), IMAGE, Statements.of(IMAGE, OTHER));
    demo.setKeys("security", OTHER, KEY);
    Decision decision = demo.decide(Manifests.service(IMAGE));

    assertAllowed(decision, Basis.RULE);
    assertThat(decision.images().get(0).proofs())
        .containsExactly(
            new Proof("projects/demo/attestors/qa", 1, first, KEY.id()),
            new Proof("projects/demo/attestors/security", 2, second, OTHER.id()));
    assertThat(decision.warnings()).isEmpty();
  }

  @Test
  void require_oneAttestorMissing_namesThatOne() throws Exception {
    demo.require("qa", "security");
    demo.attest("qa", IMAGE, KEY);
    Decision decision = demo.decide(Manifests.service(IMAGE));

    assertDenied(decision, Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);
    assertThat(decision.images().get(0).reasons().get(0).attestor())
        .contains("projects/demo/attestors/security");
  }

  @Test
  void require_oneOfTwoImages_deniesTheWhole() throws Exception {
    demo.require("qa");
    demo.attest("qa", IMAGE, KEY);
    Decision decision = demo.decide(Manifests.service(IMAGE, SECOND));

    assertDenied(decision, Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);
    assertThat(outcomes(decision)).containsExactly(Outcome.ALLOW, Outcome.DENY);
  }

  @Test
  void require_initContainerOrSidecarUnattested_deniesTheWhole() throws Exception {
    demo.require("qa");
    demo.attest("qa", IMAGE, KEY);
    String init =
        Manifests.service(IMAGE) + "      initContainers:\n      - image: " + SECOND + "\n";

    assertAllowed(demo.decide(Manifests.service(IMAGE, IMAGE)), Basis.RULE);
    assertDenied(demo.decide(init), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);
    demo.attest("qa", SECOND, KEY);
    assertAllowed(demo.decide(init), Basis.RULE);
  }

  @Test
  void require_tag_isDeniedAlthoughADigestIsAttested() throws Exception {
    demo.require("qa");
    demo.attest("qa", IMAGE, KEY);

    assertDenied(demo.decide(Manifests.service(TAGGED)), Basis.RULE, ReasonCode.DIGEST_REQUIRED);
    assertDenied(
        demo.decide(Manifests.service("us-docker.pkg.dev/demo/apps/app")),
        Basis.RULE,
        ReasonCode.DIGEST_REQUIRED);
  }

  @Test
  void require_tagBesideTheDigest_isDecidedByTheDigest() throws Exception {
    demo.require("qa");
    demo.attest("qa", IMAGE, KEY);

    assertAllowed(demo.decide(Manifests.service(IMAGE.replace("@", ":v1@"))), Basis.RULE);
  }

  @Test
  void require_attestorDeletedOrNoteDeleted_isDenied() throws Exception {
    demo.require("qa", "security");
    demo.attest("qa", IMAGE, KEY);
    demo.attest("security", IMAGE, OTHER);
    gate.notes().delete(Gate.OWNER, demo.note("qa"));
    gate.attestors().delete(Gate.OWNER, demo.attestor("security"));

    assertDenied(
        demo.decide(Manifests.service(IMAGE)),
        Basis.RULE,
        ReasonCode.NOTE_NOT_FOUND,
        ReasonCode.ATTESTOR_NOT_FOUND);
  }

  @Test
  void require_attestorWithoutKeys_isDenied() throws Exception {
    demo.require("qa");
    demo.attest("qa", IMAGE, KEY);
    demo.setKeys("qa");

    assertDenied(
        demo.decide(Manifests.service(IMAGE)), Basis.RULE, ReasonCode.ATTESTOR_WITHOUT_KEYS);
  }

  @Test
  void allowlist_match_exemptsThatImageOnly() throws Exception {
    demo.policy(PolicyTexts.allowing(demo.requiring("qa"), "us-docker.pkg.dev/demo/tools/*"));
    String tool = "us-docker.pkg.dev/demo/tools/proxy:v1";
    demo.attest("qa", IMAGE, KEY);
    Decision both = demo.decide(Manifests.service(IMAGE, tool));

    assertAllowed(both, Basis.ALLOWLIST);
    assertThat(bases(both)).containsExactly(Basis.RULE, Basis.ALLOWLIST);
    assertThat(both.images().get(1).matchedPattern()).contains("us-docker.pkg.dev/demo/tools/*");
    assertDenied(
        demo.decide(Manifests.service(tool, SECOND)), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);
  }

  @Test
  void systemPolicy_enabled_exemptsThePlatformsImagesOnly() throws Exception {
    demo.policy(PolicyTexts.exemptingSystem(PolicyTexts.rule("ALWAYS_DENY")));
    Decision decision = demo.decide(Manifests.service(SYSTEM));

    assertAllowed(decision, Basis.SYSTEM_POLICY);
    assertThat(decision.images().get(0).matchedPattern()).contains(Gate.SYSTEM_PATTERN);
    assertDenied(demo.decide(Manifests.service(SYSTEM, IMAGE)), Basis.RULE, ReasonCode.ALWAYS_DENY);
  }

  @Test
  void systemPolicy_notEnabled_exemptsNothing() throws Exception {
    demo.rule("ALWAYS_DENY");
    assertDenied(demo.decide(Manifests.service(SYSTEM)), Basis.RULE, ReasonCode.ALWAYS_DENY);

    demo.policy(PolicyTexts.rule("ALWAYS_DENY") + "globalPolicyEvaluationMode: DISABLE\n");
    assertDenied(demo.decide(Manifests.service(SYSTEM)), Basis.RULE, ReasonCode.ALWAYS_DENY);
  }

  @Test
  void dryRun_wouldBeRefused_isAllowedWithItsReasons() throws Exception {
    demo.policy(PolicyTexts.dryRun(demo.requiring("qa")));
    demo.attest("qa", IMAGE, KEY);
    Decision decision = demo.decide(Manifests.service(IMAGE, SECOND));

    assertAllowed(decision, Basis.DRY_RUN);
    assertThat(bases(decision)).containsExactly(Basis.RULE, Basis.DRY_RUN);
    assertThat(reasons(decision)).containsExactly(ReasonCode.NO_VALID_ATTESTATION);
    assertThat(warnings(decision)).containsExactly("DRY_RUN");
    assertThat(decision.message())
        .isEqualTo("Allowed by a rule that only records: it would have been refused");
  }

  @Test
  void dryRun_conforming_isAllowedByTheRule() throws Exception {
    demo.policy(PolicyTexts.dryRun(demo.requiring("qa")));
    demo.attest("qa", IMAGE, KEY);

    assertAllowed(demo.decide(Manifests.service(IMAGE)), Basis.RULE);
  }

  @Test
  void basis_several_isTheLeastChecked() throws Exception {
    String policy = PolicyTexts.dryRun(demo.requiring("qa"));
    demo.policy(
        PolicyTexts.exemptingSystem(
            PolicyTexts.allowing(policy, "us-docker.pkg.dev/demo/tools/*")));
    demo.attest("qa", IMAGE, KEY);
    String tool = "us-docker.pkg.dev/demo/tools/proxy@sha256:" + "b".repeat(64);

    assertAllowed(demo.decide(Manifests.service(IMAGE, tool)), Basis.ALLOWLIST);
    assertAllowed(demo.decide(Manifests.service(IMAGE, tool, SYSTEM)), Basis.SYSTEM_POLICY);
    assertAllowed(demo.decide(Manifests.service(IMAGE, tool, SYSTEM, SECOND)), Basis.DRY_RUN);
  }

  @Test
  void platformPolicy_requires_isSatisfiedByItsOwnAttestors() throws Exception {
    demo.platformPolicy(
        "strict", PolicyTexts.platformRequiring("inline", demo.note("qa").toString(), OTHER));
    String service =
        Manifests.service(demo.platformPolicy("strict").toString(), new String[] {IMAGE});
    // The key of the project's attestor of that note, which this policy does not name.
    demo.attest("qa", IMAGE, KEY);
    assertDenied(demo.decide(service), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);

    demo.attest("qa", IMAGE, OTHER);
    Decision decision = demo.decide(service);
    assertAllowed(decision, Basis.RULE);
    assertThat(decision.images().get(0).proofs().get(0).attestor()).isEqualTo("inline");
  }
}
