package dev.portcullis.testkit.admission;

import static dev.portcullis.testkit.admission.Verdicts.assertAllowed;
import static dev.portcullis.testkit.admission.Verdicts.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.ReasonCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends up in a container and is no container's image. */
class UncoveredImageTest {

  private static final String IMAGE = Manifests.image(1);
  private static final String BASE = "us-docker.pkg.dev/demo/bases/java17@sha256:" + "c".repeat(64);
  private static final TestKey KEY = TestKeys.any();

  private final Gate gate = new Gate(new InMemoryStore());
  private final TestProject demo = gate.project("demo");

  @BeforeEach
  void attestTheImage() throws Exception {
    demo.register();
    demo.createAttestor("qa", KEY);
    demo.require("qa");
    demo.attest("qa", IMAGE, KEY);
  }

  @Test
  void baseImage_underRequire_isDeniedEvenIfAttested() throws Exception {
    demo.attest("qa", BASE, KEY);
    Decision decision = demo.decide(Manifests.baseImage(Manifests.service(IMAGE), BASE));

    assertDenied(decision, Basis.RULE, ReasonCode.IMAGE_NOT_COVERED);
    assertThat(Verdicts.outcomes(decision)).containsExactly(Outcome.ALLOW, Outcome.DENY);
    assertThat(decision.message())
        .startsWith("Deployment is not authorized by policy. `metadata.annotations")
        .contains("which no attestation can cover");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "baseImageUri: us-docker.pkg.dev/demo/bases/java17",
        "sourceCode:\n      cloudStorageSource: {bucket: b, object: o}",
        "buildConfig: {imageUri: us-docker.pkg.dev/demo/bases/java17}",
        "buildConfig: {functionTarget: main}",
      })
  void v2Fields_underRequire_areDenied(String field) throws Exception {
    Decision decision =
        demo.decide(
            """
            name: projects/demo/locations/europe-west1/services/svc
            binaryAuthorization: {useDefault: true}
            template:
              containers:
              - image: %s
                %s
            """
                .formatted(IMAGE, field));

    assertDenied(decision, Basis.RULE, ReasonCode.IMAGE_NOT_COVERED);
  }

  @Test
  void baseImage_onTheAllowlist_isAllowed() throws Exception {
    demo.policy(PolicyTexts.allowing(demo.requiring("qa"), "us-docker.pkg.dev/demo/bases/*"));

    assertAllowed(
        demo.decide(Manifests.baseImage(Manifests.service(IMAGE), BASE)), Basis.ALLOWLIST);
    assertAllowed(
        demo.decide(
            Manifests.baseImage(Manifests.service(IMAGE), "us-docker.pkg.dev/demo/bases/x:v1")),
        Basis.ALLOWLIST);
  }

  @Test
  void anyText_underAlwaysDeny_isDeniedAndNotEchoed() throws Exception {
    demo.rule("ALWAYS_DENY");
    String hostile = "evil\\u001b[2J\\nALLOWED";
    Decision decision =
        demo.decide(Manifests.baseImage(Manifests.service("gke.gcr.io/p:1"), hostile));
    demo.policy(PolicyTexts.exemptingSystem(PolicyTexts.rule("ALWAYS_DENY")));
    Decision alone = demo.decide(Manifests.baseImage(Manifests.service("gke.gcr.io/p:1"), hostile));

    assertDenied(decision, Basis.RULE, ReasonCode.ALWAYS_DENY, ReasonCode.ALWAYS_DENY);
    assertThat(alone.images().get(1).image()).contains("\u001b");
    assertThat(alone.message())
        .isEqualTo(
            "Deployment is not authorized by policy. Denied by an ALWAYS_DENY admission rule");
  }

  @Test
  void anyText_underAlwaysAllow_isAllowedAndNotTakenForATag() throws Exception {
    demo.rule("ALWAYS_ALLOW");
    Decision decision =
        demo.decide(Manifests.baseImage(Manifests.service(IMAGE), "no reference at all"));

    assertAllowed(decision, Basis.RULE);
    assertThat(decision.warnings()).isEmpty();
  }
}
