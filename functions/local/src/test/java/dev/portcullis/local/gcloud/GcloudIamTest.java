package dev.portcullis.local.gcloud;

import dev.portcullis.testkit.requirement.Requires;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** IAM policies, and the other things that only some commands ask for, by the real gcloud. */
@Requires("gcloud")
class GcloudIamTest extends GcloudTest {

  private static final String BINDING =
      " --member=user:alice@example.com --role=roles/binaryauthorization.attestorsViewer";
  private static final String MEMBER = "- user:alice@example.com";

  @Test
  void policy_bindingAddedAndRemoved_isSeenByAllCommands() throws Exception {
    gcloud().binauthz("policy get-iam-policy").printingJust("etag: ACAB");
    gcloud().binauthz("policy add-iam-policy-binding" + BINDING).printing(MEMBER);
    gcloud().beta("policy get-iam-policy").printing(MEMBER);
    gcloud().binauthz("policy remove-iam-policy-binding" + BINDING).well();
    gcloud().binauthz("policy get-iam-policy").printing("etag: ");
  }

  @Test
  void attestor_conditionalBinding_isKeptAsItWasWritten() throws Exception {
    createAttestor("qa");
    String condition =
        "--condition=title=until 2030,"
            + "expression=request.time < timestamp(\"2030-01-01T00:00:00Z\")";

    gcloud()
        .binauthz("attestors add-iam-policy-binding qa" + BINDING, condition)
        .printing(
            MEMBER,
            "expression: request.time < timestamp(\"2030-01-01T00:00:00Z\")",
            "title: until 2030",
            "version: 3");
    gcloud().binauthz("attestors get-iam-policy qa").printing("title: until 2030");
  }

  @Test
  void attestor_policyOfAFileThatIsStale_isAConflict() throws Exception {
    createAttestor("qa");
    String read =
        gcloud().binauthz("attestors add-iam-policy-binding qa" + BINDING).well().output();
    setting(read.replace("alice", "bob")).printing("- user:bob@example.com");

    setting(read).badly(1, "ABORTED", "read it again");
    gcloud().binauthz("attestors get-iam-policy missing").badly(1, "NOT_FOUND");
  }

  @Test
  void continuousValidation_enabledAndDisabled_isDescribed() throws Exception {
    gcloud().alpha("continuous-validation describe").well();
    gcloud().alpha("continuous-validation enable").well();
    gcloud().alpha("continuous-validation describe").printing("enabled: true");
    gcloud().alpha("continuous-validation disable").well();
    gcloud().alpha("continuous-validation describe").printing("enabled: false");
  }

  private Ended setting(String policy) throws IOException {
    return gcloud().binauthz("attestors set-iam-policy qa " + gcloud().file("iam.yaml", policy));
  }
}
