package dev.portcullis.wire.policy;

import static dev.portcullis.wire.resource.Documents.read;
import static dev.portcullis.wire.resource.Documents.resource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.EnforcementMode;
import dev.portcullis.verification.policy.Policy;
import org.junit.jupiter.api.Test;

/** Policies that others published for {@code gcloud container binauthz policy import}. */
class PolicySamplesTest {

  private static final EnforcementMode ENFORCED = EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG;

  @Test
  void read_allowAll_allowsAll() {
    assertThat(sample("allow_all_policy.yaml").defaultRule())
        .isEqualTo(new AdmissionRule.AlwaysAllow<>(ENFORCED));
  }

  @Test
  void read_denyAll_deniesAll() {
    assertThat(sample("deny_all_policy.yaml").defaultRule())
        .isEqualTo(new AdmissionRule.AlwaysDeny<>(ENFORCED));
  }

  @Test
  void read_requireAttestation_namesTheAttestor() {
    assertThat(sample("require-attestation.template.yaml").defaultRule().attestors())
        .hasToString("[projects/demo/attestors/qa]");
  }

  @Test
  void read_clusterRules_keepsThem() {
    Policy policy = sample("example-cluster-policy.yaml");

    assertThat(policy.allowlist().patterns()).hasSize(1);
    assertThat(policy.specificRules().orElseThrow().rules().keySet())
        .containsExactly("us-central1.staging-cluster", "us-central1.prod-cluster");
  }

  private static Policy sample(String file) {
    String filled =
        resource("samples/policies/" + file)
            .replace("${REGION}", "us-central1")
            .replace("${PROJECT_ID}", "demo")
            .replace("{GOOGLE_CLOUD_PROJECT}", "demo")
            .replace("{ATTESTOR_ID}", "qa");
    return read(filled, new PolicyCodec()::read).value();
  }
}
