package dev.portcullis.testkit.random;

import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.CloudRunPolicy;
import dev.portcullis.verification.policy.EnforcementMode;
import dev.portcullis.verification.policy.GlobalPolicyEvaluation;
import dev.portcullis.verification.policy.InlineAttestor;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.verification.policy.SpecificRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Policies of both kinds. */
public final class Policies {

  private Policies() {}

  /** A project's policy. */
  public static Policy project(Draw draw) {
    return new Policy(
        Texts.description(draw),
        draw.pick(List.of(GlobalPolicyEvaluation.values())),
        allowlist(draw),
        rule(draw, () -> Names.attestor(draw)),
        draw.chance(30) ? Optional.of(specificRules(draw)) : Optional.empty());
  }

  /** A platform policy for Cloud Run; the ids of its attestors are distinct. */
  public static CloudRunPolicy cloudRun(Draw draw) {
    int[] made = {0};
    Supplier<InlineAttestor> attestors = () -> Attestors.inline(draw, "inline-" + made[0]++);
    return new CloudRunPolicy(Texts.description(draw), allowlist(draw), rule(draw, attestors));
  }

  /** A rule over attestors from this source. */
  public static <A> AdmissionRule<A> rule(Draw draw, Supplier<A> attestors) {
    EnforcementMode enforcement = draw.pick(List.of(EnforcementMode.values()));
    return switch (draw.below(4)) {
      case 0 -> new AdmissionRule.AlwaysAllow<>(enforcement);
      case 1 -> new AdmissionRule.AlwaysDeny<>(enforcement);
      default -> {
        List<A> required = new ArrayList<>();
        for (int i = draw.between(1, 3); i > 0; i--) {
          required.add(attestors.get());
        }
        yield new AdmissionRule.RequireAttestation<>(enforcement, required);
      }
    };
  }

  private static SpecificRules specificRules(Draw draw) {
    Map<String, AdmissionRule<AttestorName>> rules = new LinkedHashMap<>();
    for (int i = draw.between(1, 3); i > 0; i--) {
      rules.put("us-central1-a.cluster-" + i, rule(draw, () -> Names.attestor(draw)));
    }
    return new SpecificRules(SpecificRules.Scope.CLUSTER, rules);
  }

  private static Allowlist allowlist(Draw draw) {
    return Patterns.allowlist(draw, References.any(draw), 4);
  }
}
