package dev.portcullis.testkit.registers;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.registers.policy.PlatformPolicyRegister;
import dev.portcullis.storage.PageToken;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.CloudRunPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlatformPolicyRegisterTest {

  private final Gate gate = new Gate(new InMemoryStore());
  private final TestProject demo = gate.project("demo");

  @Test
  void create_policyWithAttestors_comesBackWhole() throws Exception {
    demo.platformPolicy(
        "strict", PolicyTexts.platformRequiring("qa", demo.note("qa").toString(), TestKeys.any()));

    CloudRunPolicy policy = find("strict").orElseThrow();
    assertThat(policy.rule().attestors())
        .singleElement()
        .satisfies(
            attestor -> {
              assertThat(attestor.id()).isEqualTo("qa");
              assertThat(attestor.note()).isEqualTo(demo.note("qa"));
              assertThat(attestor.keys()).containsExactly(TestKeys.any().pkix());
            });
  }

  @Test
  void replace_policy_isTheNewOne() throws Exception {
    demo.platformPolicy("strict", PolicyTexts.platformRule("ALWAYS_DENY"));
    demo.platformPolicy("strict", PolicyTexts.platformRule("ALWAYS_ALLOW"));

    assertThat(find("strict").orElseThrow().rule()).isInstanceOf(AdmissionRule.AlwaysAllow.class);
  }

  @Test
  void delete_staleEtag_isRefused() throws Exception {
    demo.platformPolicy("strict", PolicyTexts.platformRule("ALWAYS_DENY"));
    demo.platformPolicy("strict", PolicyTexts.platformRule("ALWAYS_ALLOW"));

    assertRefused(
        Kind.STALE,
        () ->
            gate.platformPolicies()
                .delete(Gate.OWNER, demo.platformPolicy("strict"), Optional.of("r1")));
    gate.platformPolicies().delete(Gate.OWNER, demo.platformPolicy("strict"), Optional.of("r2"));
    assertThat(find("strict")).isEmpty();
  }

  @Test
  void create_sameIdInTwoProjects_areApart() throws Exception {
    TestProject other = gate.project("other");
    demo.platformPolicy("strict", PolicyTexts.platformRule("ALWAYS_DENY"));
    other.platformPolicy("strict", PolicyTexts.platformRule("ALWAYS_ALLOW"));

    assertThat(find("strict").orElseThrow().rule()).isInstanceOf(AdmissionRule.AlwaysDeny.class);
  }

  @Test
  void list_platform_isItsOwnPoliciesInPages() throws Exception {
    for (String id : new String[] {"a", "b"}) {
      demo.checkPolicy(id, "gkePolicy: {}");
      gate.clock().advance(Duration.ofSeconds(1));
      demo.platformPolicy(id + "-run", PolicyTexts.platformRule("ALWAYS_DENY"));
      gate.clock().advance(Duration.ofSeconds(1));
    }

    assertThat(ids(Platform.GKE)).containsExactly("a", "b");
    assertThat(ids(Platform.CLOUD_RUN)).containsExactly("a-run", "b-run");
  }

  private List<String> ids(Platform platform) {
    List<String> ids = new ArrayList<>();
    Optional<PageToken> next = Optional.empty();
    do {
      var page = gate.platformPolicies().list(demo.id(), platform, 1, next);
      page.items()
          .forEach(
              item -> ids.add(PlatformPolicyRegister.name(demo.id(), platform, item.id()).id()));
      next = page.next();
    } while (next.isPresent());
    return ids;
  }

  private Optional<CloudRunPolicy> find(String policy) {
    return gate.platformPolicies()
        .find(demo.platformPolicy(policy))
        .map(revision -> (CloudRunPolicy) revision.resource());
  }
}
