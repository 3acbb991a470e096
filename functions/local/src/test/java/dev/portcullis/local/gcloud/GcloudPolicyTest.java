package dev.portcullis.local.gcloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.requirement.Requires;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A project's policy by the real gcloud. */
@Requires("gcloud")
class GcloudPolicyTest extends GcloudTest {

  @Test
  void policyNeverWritten_exported_isTheDefault() throws Exception {
    String expected =
        """
        defaultAdmissionRule:
          enforcementMode: ENFORCED_BLOCK_AND_AUDIT_LOG
          evaluationMode: ALWAYS_ALLOW
        globalPolicyEvaluationMode: ENABLE
        name: projects/demo/policy""";

    gcloud().binauthz("policy export").printingJust(expected);
    gcloud().beta("policy export").printingJust(expected);
    gcloud().alpha("policy export").printingJust(expected);
  }

  @Test
  void policy_imported_isExportedAsItWas() throws Exception {
    createAttestor("qa");
    String policy =
        "admissionWhitelistPatterns:\n- namePattern: gcr.io/demo/tools/*\ndescription: for all\n"
            + PolicyTexts.requiring("projects/demo/attestors/qa");

    importing(policy).printing("projects/demo/attestors/qa", "gcr.io/demo/tools/*", "etag: ");
    gcloud()
        .binauthz("policy export")
        .printing(
            "namePattern: gcr.io/demo/tools/*",
            "description: for all",
            "evaluationMode: REQUIRE_ATTESTATION",
            "- projects/demo/attestors/qa",
            "updateTime: ");
  }

  @Test
  void exportedPolicy_importedAfterAnotherChange_isAConflict() throws Exception {
    importing(PolicyTexts.rule("ALWAYS_DENY")).well();
    String exported = gcloud().binauthz("policy export").well().output();
    importing(exported).printing("ALWAYS_DENY");
    importing("description: meanwhile\n" + PolicyTexts.rule("ALWAYS_DENY")).well();

    importing(exported).badly(1, "subject of a conflict", "read it again");
    assertThat(gcloud().binauthz("policy export").well().output())
        .contains("description: meanwhile");
  }

  @Test
  void emptyFile_imported_isRefused() throws Exception {
    importing("").badly(1, "Empty Policy provided!", "INVALID_ARGUMENT", "defaultAdmissionRule");
  }

  @Test
  void policyThatNamesNoAttestor_imported_isRefusedByName() throws Exception {
    importing(PolicyTexts.requiring("projects/demo/attestors/nobody"))
        .badly(1, "projects/demo/attestors/nobody", "create the attestor first");
  }

  @Test
  void systemPolicy_exported_isAnAllowlist() throws Exception {
    gcloud()
        .alpha("policy export-system-policy")
        .printing("name: locations/global/policy", "admissionWhitelistPatterns:");
    gcloud()
        .alpha("policy export-system-policy --location=europe-west1")
        .printing("name: locations/europe-west1/policy");
  }

  @Test
  void policyOfAnUnregisteredProject_exported_isNotFound() throws Exception {
    gcloud().binauthz("policy export --project=elsewhere").badly(1, "elsewhere", "not registered");
  }

  private Ended importing(String policy) throws IOException {
    return gcloud().binauthz("policy import " + gcloud().file("policy.yaml", policy));
  }
}
