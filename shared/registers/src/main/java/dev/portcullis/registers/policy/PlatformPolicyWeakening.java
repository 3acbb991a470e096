package dev.portcullis.registers.policy;

import dev.portcullis.registers.weakening.CloudRunPolicyWeakeningRule;
import dev.portcullis.registers.weakening.Weakening;
import dev.portcullis.registers.weakening.WeakeningRule;
import dev.portcullis.verification.policy.CloudRunPolicy;
import dev.portcullis.verification.policy.GkePolicy;
import dev.portcullis.verification.policy.PlatformPolicy;
import java.util.List;
import java.util.Optional;

/** What a change of a platform policy weakens. A policy never changes its platform. */
final class PlatformPolicyWeakening implements WeakeningRule<PlatformPolicy> {

  private final WeakeningRule<CloudRunPolicy> cloudRun = new CloudRunPolicyWeakeningRule();
  private final WeakeningRule<GkePolicy> gke = new GkePolicyWeakening();

  @Override
  public List<Weakening> weakenings(
      Optional<PlatformPolicy> before, Optional<PlatformPolicy> after) {
    boolean checks = before.or(() -> after).filter(GkePolicy.class::isInstance).isPresent();
    return checks
        ? gke.weakenings(before.map(GkePolicy.class::cast), after.map(GkePolicy.class::cast))
        : cloudRun.weakenings(
            before.map(CloudRunPolicy.class::cast), after.map(CloudRunPolicy.class::cast));
  }
}
