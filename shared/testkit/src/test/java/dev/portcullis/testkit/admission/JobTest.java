package dev.portcullis.testkit.admission;

import static dev.portcullis.testkit.admission.Verdicts.assertAllowed;
import static dev.portcullis.testkit.admission.Verdicts.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.ReasonCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When jobs are decided. */
class JobTest {

  private static final String IMAGE = Manifests.image(1);
  private static final String JOB = Manifests.job(IMAGE);
  private static final String EXECUTION =
      """
      apiVersion: run.googleapis.com/v1
      kind: Execution
      metadata:
        annotations:
          run.googleapis.com/binary-authorization: default
      spec:
        template:
          spec:
            containers:
            - image: %s
      """
          .formatted(IMAGE);

  private final Gate gate = new Gate(new InMemoryStore());
  private final TestProject demo = gate.project("demo");

  @BeforeEach
  void denyEverything() throws Exception {
    demo.register();
    demo.rule("ALWAYS_DENY");
  }

  @Test
  void job_atSubmission_isHeldToThePolicy() throws Exception {
    assertDenied(demo.decide(JOB), Basis.RULE, ReasonCode.ALWAYS_DENY);
    assertDenied(demo.decide(EXECUTION), Basis.RULE, ReasonCode.ALWAYS_DENY);
  }

  @Test
  void job_atExecution_isDeferredAndSaysWhatWouldBe() throws Exception {
    demo.settings("jobs: AT_EXECUTION");
    Decision decision = demo.decide(JOB);

    assertAllowed(decision, Basis.DEFERRED);
    assertThat(decision.images().get(0).outcome()).isEqualTo(Outcome.DENY);
    assertThat(decision.message())
        .isEqualTo("Allowed for now: the job's images are checked when it is executed");
  }

  @Test
  void execution_atExecution_isHeldToThePolicy() throws Exception {
    demo.settings("jobs: AT_EXECUTION");

    assertDenied(demo.decide(EXECUTION), Basis.RULE, ReasonCode.ALWAYS_DENY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"startExecutionToken", "runExecutionToken"})
  void jobWithToken_atExecution_isAnExecution(String token) throws Exception {
    demo.settings("jobs: AT_EXECUTION");
    String v2 =
        """
        name: projects/demo/locations/europe-west1/jobs/job
        binaryAuthorization: {useDefault: true}
        %s
        template:
          template:
            containers:
            - image: %s
        """;

    assertDenied(
        demo.decide(v2.formatted(token + ": now", IMAGE)), Basis.RULE, ReasonCode.ALWAYS_DENY);
    assertAllowed(demo.decide(v2.formatted(token + ": ''", IMAGE)), Basis.DEFERRED);
    assertDenied(
        demo.decide(JOB.replaceFirst("spec:\n", "spec:\n  " + token + ": now\n")),
        Basis.RULE,
        ReasonCode.ALWAYS_DENY);
  }

  @Test
  void service_atExecution_isHeldToThePolicy() throws Exception {
    demo.settings("jobs: AT_EXECUTION");

    assertDenied(demo.decide(Manifests.service(IMAGE)), Basis.RULE, ReasonCode.ALWAYS_DENY);
  }

  @Test
  void job_atExecutionWithAnAnnotationNotUnderstood_isDenied() throws Exception {
    demo.settings("jobs: AT_EXECUTION");

    assertDenied(
        demo.decide(JOB.replace(": default", ": Default")),
        Basis.ERROR,
        ReasonCode.ANNOTATION_INVALID);
  }

  @Test
  void unannotatedJob_atExecution_followsTheSettingFirst() throws Exception {
    String unannotated = JOB.replaceAll("  annotations:\n.*\n", "");
    demo.settings("{jobs: AT_EXECUTION, unannotated: DENY}");
    assertDenied(demo.decide(unannotated), Basis.NOT_ENABLED, ReasonCode.NOT_ANNOTATED);

    demo.settings("{jobs: AT_EXECUTION, unannotated: SKIP}");
    assertAllowed(demo.decide(unannotated), Basis.NOT_ENABLED);

    demo.settings("{jobs: AT_EXECUTION, unannotated: EVALUATE}");
    Decision deferred = demo.decide(unannotated);
    assertAllowed(deferred, Basis.DEFERRED);
    assertThat(Verdicts.warnings(deferred)).containsExactly("NOT_ANNOTATED");
  }
}
