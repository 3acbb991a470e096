package dev.portcullis.testkit.admission;

import static dev.portcullis.testkit.admission.Verdicts.assertAllowed;
import static dev.portcullis.testkit.admission.Verdicts.assertDenied;

import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.ReasonCode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ways past the gate that were open once. */
class HostileReaderTest {

  private static final String GOOD = Manifests.image(1);
  private static final String BAD = Manifests.image(2);
  private static final TestKey KEY = TestKeys.any();

  private final Gate gate = new Gate(new InMemoryStore());
  private final TestProject demo = gate.project("demo");

  @BeforeEach
  void attestOneImage() throws Exception {
    demo.register();
    demo.createAttestor("qa", KEY);
    demo.require("qa");
    demo.attest("qa", GOOD, KEY);
  }

  @Test
  void poolOfTheSameName_vouchesForNoRevisionOfTheService() throws Exception {
    assertAllowed(
        demo.decide(v2("workerPools", "europe-west1", "revision: svc-old,", "")), Basis.RULE);

    assertDenied(
        demo.decide(v2("services", "europe-west1", "", "traffic: [{revision: svc-old}],")),
        Basis.RULE,
        ReasonCode.REVISION_UNKNOWN);
  }

  @Test
  void serviceOfAnotherRegion_vouchesForNoRevisionHere() throws Exception {
    assertAllowed(demo.decide(v2("services", "us-central1", "revision: svc-old,", "")), Basis.RULE);

    assertDenied(
        demo.decide(v2("services", "europe-west1", "", "traffic: [{revision: svc-old}],")),
        Basis.RULE,
        ReasonCode.REVISION_UNKNOWN);
    assertAllowed(
        demo.decide(v2("services", "us-central1", "", "traffic: [{revision: svc-old}],")),
        Basis.RULE);
  }

  /** The region of a manifest is a claim; it must not make a decision about the revision vanish. */
  @Test
  void decisionWithoutRegion_isNotOutweighedByOneWithARegion() throws Exception {
    demo.rule("ALWAYS_ALLOW");
    assertAllowed(demo.decide(Manifests.revision(Manifests.service(BAD), "svc-old")), Basis.RULE);
    demo.require("qa");
    assertAllowed(demo.decide(v2("services", "us-central1", "revision: svc-old,", "")), Basis.RULE);

    assertDenied(
        demo.decide(v2("services", "us-central1", "", "traffic: [{revision: svc-old}],")),
        Basis.RULE,
        ReasonCode.NO_VALID_ATTESTATION);
  }

  @Test
  void nameThatThePlatformMadeUp_isVouchedForByNoManifest() throws Exception {
    assertAllowed(
        demo.decide(v2("services", "us-central1", "revision: svc-00001-old,", "")), Basis.RULE);

    assertDenied(
        demo.decide(v2("services", "us-central1", "", "traffic: [{revision: svc-00001-old}],")),
        Basis.RULE,
        ReasonCode.REVISION_UNKNOWN);
  }

  @Test
  void noteCreatedAgain_bringsNoAttestationBack_untilItIsMadeAgain() throws Exception {
    gate.notes().delete(Gate.OWNER, demo.note("qa"));
    assertDenied(demo.decide(Manifests.service(GOOD)), Basis.RULE, ReasonCode.NOTE_NOT_FOUND);

    gate.clock().advance(Duration.ofSeconds(1));
    demo.createNote("qa");
    assertDenied(demo.decide(Manifests.service(GOOD)), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);

    // The same bytes under the same name are the same occurrence, and count again all the same.
    demo.attest("qa", GOOD, KEY);
    assertAllowed(demo.decide(Manifests.service(GOOD)), Basis.RULE);
  }

  @Test
  void executionOfADeferredJob_isAlwaysHeldToAPolicy() throws Exception {
    demo.settings("{unannotated: SKIP, jobs: AT_EXECUTION}");
    String execution =
        "{name: projects/demo/locations/us-central1/jobs/job/executions/job-1,"
            + " template: {containers: [{image: "
            + BAD
            + "}]}}";

    assertDenied(demo.decide(execution), Basis.RULE, ReasonCode.NO_VALID_ATTESTATION);
  }

  private static String v2(String collection, String region, String template, String more) {
    return "{name: projects/demo/locations/"
        + region
        + "/"
        + collection
        + "/svc, binaryAuthorization: {useDefault: true}, "
        + more
        + " template: {"
        + template
        + " containers: [{image: "
        + GOOD
        + "}]}}";
  }
}
