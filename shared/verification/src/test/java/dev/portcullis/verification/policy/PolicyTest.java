package dev.portcullis.verification.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.AdmissionRule.AlwaysAllow;
import dev.portcullis.verification.policy.AdmissionRule.AlwaysDeny;
import dev.portcullis.verification.policy.AdmissionRule.RequireAttestation;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKeyPem;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyTest {

  private static final EnforcementMode BLOCK = EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG;
  private static final EnforcementMode DRY_RUN = EnforcementMode.DRYRUN_AUDIT_LOG_ONLY;
  private static final NoteName NOTE = new NoteName(new ProjectId("p"), "n");

  /** "All of nobody" would hold for every image. */
  @Test
  void requireAttestation_nobody_isNoRule() {
    assertThatThrownBy(() -> new RequireAttestation<String>(BLOCK, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void requireAttestation_listChangedAfterwards_staysAsItWas() {
    List<String> attestors = new ArrayList<>(List.of("qa"));
    RequireAttestation<String> rule = new RequireAttestation<>(BLOCK, attestors);

    attestors.clear();

    assertThat(rule.attestors()).containsExactly("qa");
  }

  @Test
  void map_rule_keepsKindEnforcementAndOrder() {
    assertThat(new RequireAttestation<>(DRY_RUN, List.of("a", "bb")).map(String::length))
        .isEqualTo(new RequireAttestation<>(DRY_RUN, List.of(1, 2)));
    assertThat(new AlwaysDeny<String>(DRY_RUN).map(String::length))
        .isEqualTo(new AlwaysDeny<Integer>(DRY_RUN));
    assertThat(new AlwaysAllow<String>(BLOCK).map(String::length))
        .isEqualTo(new AlwaysAllow<Integer>(BLOCK));
  }

  @Test
  void attestors_ruleThatAsksForNone_isEmpty() {
    assertThat(new AlwaysAllow<String>(BLOCK).attestors()).isEmpty();
    assertThat(new AlwaysDeny<String>(BLOCK).attestors()).isEmpty();
  }

  /** https://cloud.google.com/binary-authorization/docs/default-policy. */
  @Test
  void default_policy_letsEverythingThrough() {
    assertThat(Policy.DEFAULT.defaultRule()).isEqualTo(new AlwaysAllow<>(BLOCK));
    assertThat(Policy.DEFAULT.globalPolicyEvaluation()).isEqualTo(GlobalPolicyEvaluation.ENABLE);
    assertThat(Policy.DEFAULT.allowlist().patterns()).isEmpty();
    assertThat(Policy.DEFAULT.specificRules()).isEmpty();
  }

  @Test
  void specificRules_order_isKeptAndNoneIsRefused() {
    Map<String, AdmissionRule<AttestorName>> rules = new LinkedHashMap<>();
    for (String cluster : List.of("z", "a", "m")) {
      rules.put(cluster, new AlwaysDeny<>(BLOCK));
    }

    assertThat(new SpecificRules(SpecificRules.Scope.CLUSTER, rules).rules().keySet())
        .containsExactly("z", "a", "m");
    assertThatThrownBy(() -> new SpecificRules(SpecificRules.Scope.CLUSTER, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void scope_field_isGooglesName() {
    assertThat(SpecificRules.Scope.values())
        .extracting(SpecificRules.Scope::field)
        .containsExactlyInAnyOrder(
            "clusterAdmissionRules",
            "kubernetesNamespaceAdmissionRules",
            "kubernetesServiceAccountAdmissionRules",
            "istioServiceIdentityAdmissionRules");
  }

  @Test
  void inlineAttestor_keysThatShareAnId_areRefused() {
    assertThat(new InlineAttestor("qa", "", NOTE, List.of(key("a"), key("b"))).keys()).hasSize(2);
    assertThatThrownBy(() -> new InlineAttestor("qa", "", NOTE, List.of(key("a"), key("a"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new InlineAttestor("", "", NOTE, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static PkixKey key(String id) {
    return new PkixKey(
        new KeyId(id),
        new PublicKeyPem("", Bytes.utf8("")),
        SignatureAlgorithm.ECDSA_P256_SHA256,
        "");
  }
}
