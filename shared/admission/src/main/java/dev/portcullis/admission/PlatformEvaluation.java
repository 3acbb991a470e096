package dev.portcullis.admission;

import dev.portcullis.admission.evaluation.HeldTo;
import dev.portcullis.admission.state.Snapshot;
import dev.portcullis.admission.state.StateReader;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.verification.check.Placement;
import dev.portcullis.verification.conformance.Circumstances;
import dev.portcullis.verification.conformance.ConformanceChecker;
import dev.portcullis.verification.conformance.EvaluatedImage;
import dev.portcullis.verification.conformance.EvaluatedPod;
import dev.portcullis.verification.conformance.ImageResult;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.verdict.ImageDecider;
import dev.portcullis.verification.workload.Pod;
import dev.portcullis.verification.workload.WorkloadImage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Tells what a platform policy says about pods, check by check, without deciding or recording
 * anything. Safe for use by many threads.
 */
public final class PlatformEvaluation {

  private final InstantSource clock;
  private final StateReader states;
  private final ConformanceChecker checker;
  private final ImageDecider decider;

  /** An evaluation that reads state here and checks signatures by this verifier. */
  public PlatformEvaluation(InstantSource clock, StateReader states, SignatureVerifier verifier) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.states = states;
    this.checker = new ConformanceChecker(verifier);
    this.decider = new ImageDecider(verifier);
  }

  /**
   * Evaluates.
   *
   * @throws RegisterException if the project or the policy does not exist, or there is more to look
   *     up than is looked up at once
   * @throws StoreUnavailableException if the state could not be read
   */
  public List<EvaluatedPod> evaluate(PlatformPolicyName policy, List<Pod> pods)
      throws RegisterException {
    List<WorkloadImage> images = pods.stream().flatMap(pod -> pod.images().stream()).toList();
    Snapshot state = states.readPolicy(policy, Digests.of(images, List.of()));
    if (state.heldTo() instanceof HeldTo.Nothing) {
      throw new RegisterException(RegisterException.Kind.NOT_FOUND, policy + " does not exist");
    }
    Instant now = clock.instant();
    return pods.stream().map(pod -> evaluate(pod, state, now)).toList();
  }

  private EvaluatedPod evaluate(Pod pod, Snapshot state, Instant now) {
    Function<WorkloadImage, ImageResult> evaluation =
        state.heldTo() instanceof HeldTo.Checked checked
            ? image -> checker.check(image, checked.policy(), circumstances(checked, pod), now)
            : image -> byRule(image, (HeldTo.Written) state.heldTo(), state, now);
    return new EvaluatedPod(
        pod,
        pod.images().stream()
            .map(image -> new EvaluatedImage(image, evaluation.apply(image)))
            .toList());
  }

  private ImageResult byRule(
      WorkloadImage image, HeldTo.Written held, Snapshot state, Instant now) {
    return RuleResult.of(
        held.policy().rule(), decider.decide(image, held.policy(), state.evidence(), now));
  }

  private static Circumstances circumstances(HeldTo.Checked held, Pod pod) {
    Circumstances outside = held.circumstances();
    return new Circumstances(
        outside.project(),
        outside.revision(),
        new Placement.InCluster(pod.namespace(), pod.serviceAccount()),
        outside.data());
  }
}
