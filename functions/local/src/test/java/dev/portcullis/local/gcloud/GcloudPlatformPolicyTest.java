package dev.portcullis.local.gcloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.requirement.Requires;
import org.junit.jupiter.api.Test;

/** Platform policies by the real gcloud. */
@Requires("gcloud")
class GcloudPlatformPolicyTest extends GcloudTest {

  private static final String GKE =
      """
      gkePolicy:
        checkSets:
        - displayName: everywhere
          checks:
          - displayName: ours
            trustedDirectoryCheck:
              trustedDirPatterns:
              - gcr.io/demo
      """;

  @Test
  void gkePolicy_fromCreationToDeletion_isWhatTheFileSays() throws Exception {
    gcloud().beta("policy list gke").well();
    gcloud().beta("policy create p1 --platform=gke --policy-file", file(GKE)).well();
    gcloud().beta("policy describe p1 --platform=gke").printing("- gcr.io/demo", "everywhere");
    gcloud().beta("policy list projects/demo/platforms/gke --format=value(name)").printing("p1");
    gcloud()
        .beta("policy update p1 --platform=gke --policy-file", file("description: new\n" + GKE))
        .printing("description: new");
    gcloud().beta("policy delete p1 --platform=gke").well();
    gcloud().beta("policy describe p1 --platform=gke").badly(1, "NOT_FOUND");
  }

  @Test
  void cloudRunPolicy_fromCreationToDeletion_isWhatTheFileSays() throws Exception {
    String policy = PolicyTexts.platformRule("ALWAYS_DENY");
    gcloud().beta("policy create r1 --platform=cloudRun --policy-file", file(policy)).well();
    gcloud().beta("policy describe r1 --platform=cloudRun").printing("ALWAYS_DENY");
    gcloud().beta("policy list cloudRun --format=value(name)").printing("r1");
    gcloud().beta("policy delete r1 --platform=cloudRun").well();
    gcloud().beta("policy describe r1 --platform=cloudRun").badly(1, "NOT_FOUND");
  }

  @Test
  void images_evaluated_endTheCommandAsTheyConform() throws Exception {
    gcloud().beta("policy create p1 --platform=gke --policy-file", file(GKE)).well();
    String digest = "@sha256:" + "a".repeat(64);

    gcloud()
        .beta("policy evaluate p1 --platform=gke --image=gcr.io/demo/app" + digest)
        .printing("verdict: CONFORMANT");
    Ended elsewhere =
        gcloud()
            .beta("policy evaluate p1 --platform=gke --image=gcr.io/elsewhere/app" + digest)
            .badly(2);
    assertThat(elsewhere.output()).contains("verdict: NON_CONFORMANT");
  }

  @Test
  void policyOfAnotherKind_created_isRefused() throws Exception {
    gcloud()
        .beta("policy create p1 --platform=cloudRun --policy-file", file(GKE))
        .badly(1, "INVALID_ARGUMENT", "gkePolicy");
  }

  private String file(String policy) throws Exception {
    return gcloud().file("policy.yaml", policy);
  }
}
