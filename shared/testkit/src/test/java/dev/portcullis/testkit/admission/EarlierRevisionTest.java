package dev.portcullis.testkit.admission;

import static dev.portcullis.testkit.admission.Verdicts.assertAllowed;
import static dev.portcullis.testkit.admission.Verdicts.assertDenied;
import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.ImageKind;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.ReasonCode;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Revisions that a deployment goes on serving: traffic, tags and splits name them. */
class EarlierRevisionTest {

  private static final String NEW = Manifests.image(1);
  private static final String OLD = Manifests.image(2);
  private static final TestKey KEY = TestKeys.any();

  private final Gate gate = new Gate(new InMemoryStore());
  private final TestProject demo = gate.project("demo");

  @BeforeEach
  void attestTheNewImage() throws Exception {
    demo.register();
    demo.createAttestor("qa", KEY);
    demo.require("qa");
    demo.attest("qa", NEW, KEY);
  }

  @Test
  void unknown_underARule_isDenied() throws Exception {
    Decision decision = demo.decide(traffic("svc-1"));

    assertDenied(decision, Basis.RULE, ReasonCode.REVISION_UNKNOWN);
    assertThat(decision.message())
        .startsWith("Deployment is not authorized by policy. Revision 'svc-1' is to serve");
  }

  @Test
  void unknown_underAlwaysDeny_isDeniedForEveryImage() throws Exception {
    demo.rule("ALWAYS_DENY");

    assertDenied(
        demo.decide(traffic("svc-1")),
        Basis.RULE,
        ReasonCode.ALWAYS_DENY,
        ReasonCode.REVISION_UNKNOWN);
  }

  @Test
  void unknown_underAnAllowlistOfEverything_isStillDenied() throws Exception {
    demo.policy(PolicyTexts.allowing(demo.requiring("qa"), "us-docker.pkg.dev/**"));

    assertDenied(demo.decide(traffic("svc-1")), Basis.RULE, ReasonCode.REVISION_UNKNOWN);
  }

  @Test
  void unknown_underAlwaysAllow_isAllowed() throws Exception {
    demo.rule("ALWAYS_ALLOW");
    Decision decision = demo.decide(traffic("svc-1"));

    assertAllowed(decision, Basis.RULE);
    assertThat(decision.images()).hasSize(2);
    assertThat(decision.images().get(1).revision()).isEqualTo("svc-1");
    assertThat(decision.warnings()).isEmpty();
  }

  @Test
  void unknown_underADryRun_isAllowedByTheDryRunOnly() throws Exception {
    demo.policy(PolicyTexts.dryRun(demo.requiring("qa")));
    Decision decision = demo.decide(traffic("svc-1"));

    assertAllowed(decision, Basis.DRY_RUN);
    assertThat(Verdicts.reasons(decision)).containsExactly(ReasonCode.REVISION_UNKNOWN);
  }

  @Test
  void known_attested_isAllowedAndListed() throws Exception {
    allow("svc-1", OLD);
    demo.attest("qa", OLD, KEY);
    Decision decision = demo.decide(traffic("svc-1"));

    assertAllowed(decision, Basis.RULE);
    DecidedImage earlier = decision.images().get(1);
    assertThat(earlier.revision()).isEqualTo("svc-1");
    assertThat(earlier.image()).isEqualTo(OLD);
    assertThat(earlier.proofs()).hasSize(1);
  }

  @Test
  void known_noLongerConforming_isDeniedUnderItsName() throws Exception {
    allow("svc-1", OLD);
    Decision decision = demo.decide(traffic("svc-1"));

    assertDenied(decision, Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);
    assertThat(decision.message())
        .startsWith(
            "Revision 'svc-1' uses an unauthorized container image. Container image '"
                + OLD
                + "' is not authorized by policy. ");
  }

  @Test
  void known_bySeveralDecisions_everyOneHasToPass() throws Exception {
    allow("svc-1", NEW);
    allow("svc-1", OLD);
    assertDenied(demo.decide(traffic("svc-1")), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);

    demo.attest("qa", OLD, KEY);
    Decision decision = demo.decide(traffic("svc-1"));
    assertAllowed(decision, Basis.RULE);
    assertThat(decision.images()).hasSize(3);
  }

  @Test
  void known_byTheSameDecisionAgain_isListedOnce() throws Exception {
    allow("svc-1", NEW);
    allow("svc-1", NEW);

    assertThat(demo.decide(traffic("svc-1")).images()).hasSize(2);
  }

  @Test
  void known_byMoreThanTwentyDecisions_isNotKnowable() throws Exception {
    for (int i = 0; i < 20; i++) {
      allow("svc-1", NEW);
    }
    assertAllowed(demo.decide(traffic("svc-1")), Basis.RULE);

    allow("svc-1", NEW);
    assertDenied(demo.decide(traffic("svc-1")), Basis.RULE, ReasonCode.REVISION_UNKNOWN);
  }

  @Test
  void known_allowedUnderADryRun_isHeldToTheRuleOfToday() throws Exception {
    demo.policy(PolicyTexts.dryRun(demo.requiring("qa")));
    assertAllowed(demo.decide(revision("svc-1", OLD)), Basis.DRY_RUN);
    demo.require("qa");

    assertDenied(demo.decide(traffic("svc-1")), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);
  }

  @Test
  void known_onlyDenied_isUnknown() throws Exception {
    assertDenied(demo.decide(revision("svc-1", OLD)), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);

    assertDenied(demo.decide(traffic("svc-1")), Basis.RULE, ReasonCode.REVISION_UNKNOWN);
  }

  @Test
  void known_ofAnotherServiceOrProject_isUnknown() throws Exception {
    TestProject other = gate.project("other");
    other.register();
    assertAllowed(other.decide(revision("svc-1", NEW)), Basis.NO_POLICY);
    assertAllowed(
        demo.decide(revision("svc-1", NEW).replace("name: svc\n", "name: svc2\n")), Basis.RULE);

    assertDenied(demo.decide(traffic("svc-1")), Basis.RULE, ReasonCode.REVISION_UNKNOWN);
  }

  @Test
  void known_pastItsRetention_isUnknown() throws Exception {
    demo.settings("decisionRetention: 86400s");
    allow("svc-1", NEW);
    gate.clock().advance(Duration.ofDays(1));

    assertDenied(demo.decide(traffic("svc-1")), Basis.RULE, ReasonCode.REVISION_UNKNOWN);
  }

  @Test
  void ownNewRevision_inItsTraffic_isNotAnEarlierOne() throws Exception {
    Decision decision =
        demo.decide(
            Manifests.revision(Manifests.traffic(Manifests.service(NEW), "svc-9"), "svc-9"));

    assertAllowed(decision, Basis.RULE);
    assertThat(decision.images()).hasSize(1);
  }

  @Test
  void baseImage_attestedLikeAContainers_staysUncoveredInLaterDeployments() throws Exception {
    demo.rule("ALWAYS_ALLOW");
    Decision first = demo.decide(Manifests.baseImage(revision("svc-1", NEW), OLD));
    assertThat(first.images().stream().map(DecidedImage::kind))
        .containsExactly(ImageKind.CONTAINER, ImageKind.UNCOVERED);
    demo.require("qa");
    demo.attest("qa", OLD, KEY);

    assertDenied(demo.decide(traffic("svc-1")), Basis.RULE, ReasonCode.IMAGE_NOT_COVERED);
  }

  @Test
  void baseImage_onTheAllowlist_isAllowedInLaterDeployments() throws Exception {
    String base = "us-docker.pkg.dev/demo/bases/java17";
    demo.policy(PolicyTexts.allowing(demo.requiring("qa"), "us-docker.pkg.dev/demo/bases/*"));
    assertAllowed(demo.decide(Manifests.baseImage(revision("svc-1", NEW), base)), Basis.ALLOWLIST);

    assertAllowed(demo.decide(traffic("svc-1")), Basis.ALLOWLIST);
    demo.require("qa");
    assertDenied(demo.decide(traffic("svc-1")), Basis.RULE, ReasonCode.IMAGE_NOT_COVERED);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401})
  void known_imagesOfAllRevisions_areBounded(int images) throws Exception {
    demo.rule("ALWAYS_ALLOW");
    String[] names = {"svc-1", "svc-2", "svc-3", "svc-4", "svc-5"};
    for (int i = 0; i < 4; i++) {
      allow(names[i], images(i * 100, 100));
    }
    allow(names[4], images(400, images - 399));
    String[] served = images == 400 ? Arrays.copyOf(names, 4) : names;

    if (images == 400) {
      assertThat(demo.decide(traffic(served)).images()).hasSize(401);
    } else {
      assertRefused(Kind.EXHAUSTED, "more than 400 images", () -> demo.decide(traffic(served)));
    }
  }

  private void allow(String name, String... images) throws Exception {
    demo.rule("ALWAYS_ALLOW");
    assertAllowed(demo.decide(revision(name, images)), Basis.RULE);
    demo.require("qa");
    gate.clock().advance(Duration.ofSeconds(1));
  }

  private static String revision(String name, String... images) {
    return Manifests.revision(Manifests.service(images), name);
  }

  private static String traffic(String... revisions) {
    return Manifests.traffic(Manifests.service(NEW), revisions);
  }

  private static String[] images(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(Manifests::image).toArray(String[]::new);
  }
}
