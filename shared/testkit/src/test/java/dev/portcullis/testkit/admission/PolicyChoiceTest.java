package dev.portcullis.testkit.admission;

import static dev.portcullis.testkit.admission.Verdicts.assertAllowed;
import static dev.portcullis.testkit.admission.Verdicts.assertDenied;
import static dev.portcullis.testkit.admission.Verdicts.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.record.decision.PolicyUsed;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.ReasonCode;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which policy a workload is held to, by its annotation and the project's settings. */
class PolicyChoiceTest {

  private static final String IMAGE = Manifests.image(1);
  private static final String UNANNOTATED = Manifests.unannotated(IMAGE);
  private static final PolicyUsed OWN = new PolicyUsed("projects/demo/policy", 1);

  private final Gate gate = new Gate(new InMemoryStore());
  private final TestProject demo = gate.project("demo");

  @BeforeEach
  void register() throws Exception {
    demo.register();
  }

  @Test
  void default_projectsPolicy_decides() throws Exception {
    demo.rule("ALWAYS_DENY");
    Decision decision = demo.decide(Manifests.service(IMAGE));

    assertDenied(decision, Basis.RULE, ReasonCode.ALWAYS_DENY);
    assertThat(decision.policy()).isEqualTo(OWN);
    assertThat(decision.warnings()).isEmpty();
  }

  @Test
  void default_policyNeverWritten_allowsAndSaysSo() throws Exception {
    Decision decision = demo.decide(Manifests.service(IMAGE));

    assertAllowed(decision, Basis.NO_POLICY);
    assertThat(decision.policy()).isEqualTo(new PolicyUsed("projects/demo/policy", 0));
    assertThat(warnings(decision)).containsExactly("NO_POLICY");
    assertThat(decision.message())
        .isEqualTo("Allowed by the default policy: the project has none of its own");
  }

  @Test
  void absent_evaluate_isHeldToTheDefaultPolicyWithAWarning() throws Exception {
    demo.rule("ALWAYS_DENY");
    Decision denied = demo.decide(UNANNOTATED);
    demo.rule("ALWAYS_ALLOW");
    Decision allowed = demo.decide(UNANNOTATED);

    assertDenied(denied, Basis.RULE, ReasonCode.ALWAYS_DENY);
    assertThat(warnings(denied)).containsExactly("NOT_ANNOTATED");
    assertAllowed(allowed, Basis.RULE);
    assertThat(warnings(allowed)).containsExactly("NOT_ANNOTATED");
  }

  @Test
  void absent_deny_isDeniedWhateverThePolicy() throws Exception {
    demo.settings("unannotated: DENY");
    demo.rule("ALWAYS_ALLOW");
    Decision decision = demo.decide(UNANNOTATED);

    assertDenied(decision, Basis.NOT_ENABLED, ReasonCode.NOT_ANNOTATED);
    assertThat(decision.policy()).isEqualTo(OWN);
    assertThat(decision.message())
        .isEqualTo(
            "Deployment is not authorized by policy. The workload does not ask for Binary"
                + " Authorization, and the project refuses such workloads");
    assertAllowed(demo.decide(Manifests.service(IMAGE)), Basis.RULE);
  }

  @Test
  void absent_skip_isAllowedAndStillSaysWhatThePolicyWouldHaveSaid() throws Exception {
    demo.settings("unannotated: SKIP");
    demo.rule("ALWAYS_DENY");
    Decision decision = demo.decide(UNANNOTATED);

    assertAllowed(decision, Basis.NOT_ENABLED);
    assertThat(warnings(decision)).containsExactly("NOT_ANNOTATED");
    DecidedImage image = decision.images().get(0);
    assertThat(image.outcome()).isEqualTo(Outcome.DENY);
    assertThat(image.reasons().get(0).code()).isEqualTo(ReasonCode.ALWAYS_DENY);
    assertDenied(demo.decide(Manifests.service(IMAGE)), Basis.RULE, ReasonCode.ALWAYS_DENY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EVALUATE", "DENY", "SKIP"})
  void absent_kindThatCarriesNoAnnotation_isHeldToThePolicy(String unannotated) throws Exception {
    demo.settings("unannotated: " + unannotated);
    demo.rule("ALWAYS_DENY");
    for (String request :
        new String[] {
          "images:\n- " + IMAGE,
          "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: " + IMAGE,
          "apiVersion: serving.knative.dev/v1\nkind: Revision\nspec:\n  containers:\n  - image: "
              + IMAGE
        }) {
      Decision decision = demo.decide(request);

      assertDenied(decision, Basis.RULE, ReasonCode.ALWAYS_DENY);
      assertThat(decision.warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EVALUATE, ''",
    "SKIP, ''",
    "EVALUATE, Default",
    "SKIP, Default",
    "SKIP, ' default'",
    "SKIP, 'default '",
    "SKIP, 'true'",
    "SKIP, projects/demo/policy",
    "SKIP, projects/demo/platforms/cloudRun/policies/",
    "SKIP, projects/demo/platforms/cloudrun/policies/strict",
  })
  void value_notUnderstood_isDeniedWhateverThePolicy(String unannotated, String value)
      throws Exception {
    demo.settings("unannotated: " + unannotated);
    demo.rule("ALWAYS_ALLOW");
    Decision decision = demo.decide(Manifests.service(value, new String[] {IMAGE}));

    assertDenied(decision, Basis.ERROR, ReasonCode.ANNOTATION_INVALID);
    assertThat(decision.message())
        .startsWith("Deployment is not authorized by policy. `metadata.annotations");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EVALUATE", "SKIP"})
  void annotation_misplacedOrMisspelt_isDeniedWhateverThePolicy(String unannotated)
      throws Exception {
    demo.settings("unannotated: " + unannotated);
    demo.rule("ALWAYS_ALLOW");
    String key = "run.googleapis.com/binary-authorization";
    String service = Manifests.service(IMAGE);
    for (String mistaken :
        new String[] {
          UNANNOTATED.replace(
              "  template:\n",
              "  template:\n    metadata:\n      annotations:\n        " + key + ": default\n"),
          UNANNOTATED.replace("  name: svc\n", "  name: svc\n  labels:\n    " + key + ": x\n"),
          service.replace(key, "run.googleapis.com/binary-authorisation"),
          service.replace(key, "run.googleapis.com/Binary-Authorization"),
          service.replace(key, "run.googleapis.com/binary-authorizaton"),
          service.replace(key, "binary-authorization"),
          service + "binaryAuthorization:\n  useDefault: true\n",
        }) {
      assertDenied(demo.decide(mistaken), Basis.ERROR, ReasonCode.ANNOTATION_INVALID);
    }
  }

  @Test
  void named_platformPolicy_decidesInPlaceOfTheDefault() throws Exception {
    demo.rule("ALWAYS_ALLOW");
    demo.platformPolicy("strict", PolicyTexts.platformRule("ALWAYS_ALLOW"));
    demo.platformPolicy("strict", PolicyTexts.platformRule("ALWAYS_DENY"));
    Decision decision = demo.decide(named("demo", "strict"));

    assertDenied(decision, Basis.RULE, ReasonCode.ALWAYS_DENY);
    assertThat(decision.policy())
        .isEqualTo(new PolicyUsed("projects/demo/platforms/cloudRun/policies/strict", 2));
  }

  @Test
  void named_platformPolicyThatAllows_allowsWhereTheDefaultWouldNot() throws Exception {
    demo.rule("ALWAYS_DENY");
    demo.platformPolicy("loose", PolicyTexts.platformRule("ALWAYS_ALLOW"));

    assertAllowed(demo.decide(named("demo", "loose")), Basis.RULE);
  }

  @Test
  void named_missingOrDeleted_isDenied() throws Exception {
    Decision missing = demo.decide(named("demo", "strict"));
    demo.platformPolicy("strict", PolicyTexts.platformRule("ALWAYS_ALLOW"));
    gate.platformPolicies().delete(Gate.OWNER, demo.platformPolicy("strict"), Optional.empty());
    Decision deleted = demo.decide(named("demo", "strict"));

    assertDenied(missing, Basis.ERROR, ReasonCode.POLICY_NOT_FOUND);
    assertDenied(deleted, Basis.ERROR, ReasonCode.POLICY_NOT_FOUND);
    assertThat(deleted.message())
        .isEqualTo(
            "Deployment is not authorized by policy. The policy"
                + " projects/demo/platforms/cloudRun/policies/strict does not exist");
    assertThat(deleted.policy().revision()).isZero();
  }

  @Test
  void named_policyOfAnotherProject_isDeniedAndNotLookedAt() throws Exception {
    TestProject other = gate.project("other");
    other.register();
    Decision absent = demo.decide(named("other", "loose"));
    other.platformPolicy("loose", PolicyTexts.platformRule("ALWAYS_ALLOW"));
    Decision present = demo.decide(named("other", "loose"));

    assertDenied(present, Basis.ERROR, ReasonCode.POLICY_NOT_FOUND);
    assertThat(present.message()).isEqualTo(absent.message()).contains("is not one that project");
  }

  @ParameterizedTest
  @CsvSource({
    "useDefault: true, projects/demo/policy, ALWAYS_DENY",
    "policy: projects/demo/platforms/cloudRun/policies/strict,"
        + " projects/demo/platforms/cloudRun/policies/strict, ALWAYS_DENY",
    "useDefault: false, projects/demo/policy, ANNOTATION_INVALID",
    "policy: projects/demo/policy, projects/demo/policy, ANNOTATION_INVALID",
  })
  void v2Field_isReadAsTheAnnotation(String field, String policy, ReasonCode reason)
      throws Exception {
    demo.rule("ALWAYS_DENY");
    demo.platformPolicy("strict", PolicyTexts.platformRule("ALWAYS_DENY"));
    Decision decision =
        demo.decide(
            """
            name: projects/demo/locations/europe-west1/services/svc
            binaryAuthorization:
              %s
            template:
              containers:
              - image: %s
            """
                .formatted(field, IMAGE));

    assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
    assertThat(Verdicts.reasons(decision)).containsExactly(reason);
    assertThat(decision.policy().name()).isEqualTo(policy);
  }

  private static String named(String project, String policy) {
    return Manifests.service(
        "projects/" + project + "/platforms/cloudRun/policies/" + policy, new String[] {IMAGE});
  }
}
