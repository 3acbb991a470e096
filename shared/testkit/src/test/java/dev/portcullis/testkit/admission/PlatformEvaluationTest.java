package dev.portcullis.testkit.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.Requests;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.conformance.CheckResult;
import dev.portcullis.verification.conformance.CheckSetResult;
import dev.portcullis.verification.conformance.Conformance;
import dev.portcullis.verification.conformance.EvaluatedPod;
import dev.portcullis.verification.conformance.ImageResult;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.wire.workload.PodReader;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What platform policies say about pods when nobody deploys them. */
class PlatformEvaluationTest {

  private static final String IMAGE = Manifests.image(1);
  private static final TestKey KEY = TestKeys.any();

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");

  @BeforeEach
  void register() throws Exception {
    demo.register();
    demo.createNote("qa");
  }

  @Test
  void checks_ofThePodsNamespace_apply() throws Exception {
    demo.checkPolicy(
        "p",
        """
        gkePolicy:
          checkSets:
          - scope: {kubernetesNamespace: prod}
            checks: [{alwaysDeny: true}]
          - checks: [{trustedDirectoryCheck: {trustedDirPatterns: [us-docker.pkg.dev/demo/apps]}}]
        """);

    assertThat(evaluate(demo.checkPolicy("p"), "prod").verdict())
        .isEqualTo(Conformance.NON_CONFORMANT);
    assertThat(evaluate(demo.checkPolicy("p"), "test").verdict()).isEqualTo(Conformance.CONFORMANT);
  }

  @Test
  void checks_attestations_areFoundAndNothingIsRecorded() throws Exception {
    demo.checkPolicy("p", PolicyTexts.checks(PolicyTexts.signedBy(KEY)));
    assertThat(evaluate(demo.checkPolicy("p"), "prod").verdict())
        .isEqualTo(Conformance.NON_CONFORMANT);
    demo.attest("qa", IMAGE, KEY);
    store.reset();

    assertThat(evaluate(demo.checkPolicy("p"), "prod").verdict()).isEqualTo(Conformance.CONFORMANT);
    assertThat(store.commits()).isZero();
    assertThat(store.reads()).isEqualTo(1);
    assertThat(store.queries()).isEqualTo(1);
  }

  @Test
  void checks_emptyPolicy_conformsAsGoogleSays() throws Exception {
    demo.checkPolicy("p", "gkePolicy: {}");

    assertThat(evaluate(demo.checkPolicy("p"), "prod").verdict()).isEqualTo(Conformance.CONFORMANT);
  }

  @Test
  void rule_ofCloudRun_isToldAttestorByAttestor() throws Exception {
    demo.platformPolicy("r", PolicyTexts.platformRequiring("qa", demo.note("qa").toString(), KEY));
    PlatformPolicyName policy = demo.platformPolicy("r");
    CheckResult before = only(evaluate(policy, "prod"));
    demo.attest("qa", IMAGE, KEY);
    CheckResult after = only(evaluate(policy, "prod"));

    assertThat(before.verdict()).isEqualTo(Conformance.NON_CONFORMANT);
    assertThat(after.verdict()).isEqualTo(Conformance.CONFORMANT);
    assertThat(after.displayName()).isEqualTo("qa");
    assertThat(after.type()).isEqualTo("SimpleSigningAttestationCheck");
  }

  @Test
  void rule_thatOnlyRecords_isToldAsIfItWereEnforced() throws Exception {
    demo.platformPolicy("r", PolicyTexts.dryRun(PolicyTexts.platformRule("ALWAYS_DENY")));
    assertThat(only(evaluate(demo.platformPolicy("r"), "")).verdict())
        .isEqualTo(Conformance.NON_CONFORMANT);
    demo.platformPolicy("r", PolicyTexts.platformRule("ALWAYS_ALLOW"));
    assertThat(only(evaluate(demo.platformPolicy("r"), "")).verdict())
        .isEqualTo(Conformance.CONFORMANT);
  }

  @Test
  void organizationPolicy_thatForbidsThePolicy_isNotAskedHere() throws Exception {
    demo.orgPolicy(PolicyTexts.orgRule("denyAll"));
    demo.checkPolicy(
        "p",
        PolicyTexts.checks(
            "trustedDirectoryCheck: {trustedDirPatterns: [us-docker.pkg.dev/demo/apps]}"));
    demo.platformPolicy("r", PolicyTexts.platformRule("ALWAYS_ALLOW"));

    assertThat(evaluate(demo.checkPolicy("p"), "").verdict()).isEqualTo(Conformance.CONFORMANT);
    assertThat(evaluate(demo.platformPolicy("r"), "").verdict()).isEqualTo(Conformance.CONFORMANT);
    for (PlatformPolicyName policy : List.of(demo.checkPolicy("p"), demo.platformPolicy("r"))) {
      assertThat(demo.decide(Manifests.service(policy.toString(), new String[] {IMAGE})).basis())
          .isEqualTo(Basis.ORG_POLICY);
    }
  }

  @Test
  void policyThatDoesNotExist_isNotFound() {
    assertThatThrownBy(() -> evaluate(demo.checkPolicy("nobody"), "prod"))
        .isInstanceOfSatisfying(
            RegisterException.class,
            e -> assertThat(e.kind()).isEqualTo(RegisterException.Kind.NOT_FOUND));
  }

  private EvaluatedPod evaluate(PlatformPolicyName policy, String namespace) throws Exception {
    String pod =
        "{kind: Pod, metadata: {namespace: '%s'}, spec: {containers: [{image: '%s'}]}}"
            .formatted(namespace, IMAGE);
    List<EvaluatedPod> pods =
        gate.evaluation().evaluate(policy, Requests.read(pod, new PodReader()::read));
    assertThat(pods).hasSize(1);
    return pods.get(0);
  }

  private static CheckResult only(EvaluatedPod pod) {
    ImageResult.BySet result = (ImageResult.BySet) pod.images().get(0).result();
    List<CheckResult> checks = ((CheckSetResult.Outcome.Checked) result.set().outcome()).checks();
    assertThat(checks).hasSize(1);
    return checks.get(0);
  }
}
