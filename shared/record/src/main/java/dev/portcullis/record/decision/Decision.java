package dev.portcullis.record.decision;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.verdict.Basis;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was decided about one workload, with everything that is needed to decide it again.
 * Immutable.
 *
 * @param outcome which way it went
 * @param basis what that rests on
 * @param policy the policy that it was made under
 * @param workload what it is about
 * @param principal who asked
 * @param context what the caller said about the circumstances: claims, which decide nothing
 * @param createTime when it was made
 * @param expireTime until when it may be deployed by; only if it may be deployed
 * @param warnings what should be mended
 * @param images what was decided about each image
 * @param message the outcome in one sentence, in Cloud Run's words for a refusal
 * @param override what breakglass did to it
 */
public record Decision(
    Outcome outcome,
    Basis basis,
    PolicyUsed policy,
    WorkloadSummary workload,
    Principal principal,
    Map<String, String> context,
    Instant createTime,
    Optional<Instant> expireTime,
    List<Warning> warnings,
    List<DecidedImage> images,
    String message,
    PolicyOverride override) {

  public Decision {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(workload, "workload");
    Objects.requireNonNull(principal, "principal");
    context = Collections.unmodifiableMap(new TreeMap<>(context));
    Objects.requireNonNull(createTime, "createTime");
    Objects.requireNonNull(expireTime, "expireTime");
    warnings = List.copyOf(warnings);
    images = List.copyOf(images);
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(override, "override");
    if (images.isEmpty()) {
      throw new IllegalArgumentException("a decision about nothing");
    }
    if (expireTime.isPresent() != (outcome == Outcome.ALLOW)) {
      throw new IllegalArgumentException(
          "an expiry belongs to a decision that allows, and only to it");
    }
    boolean used = override instanceof PolicyOverride.Used;
    if (used != (basis == Basis.BREAKGLASS) || (used && outcome == Outcome.DENY)) {
      throw new IllegalArgumentException(
          "breakglass that is used allows, and nothing else does so");
    }
    if (override instanceof PolicyOverride.Refused && outcome == Outcome.ALLOW) {
      throw new IllegalArgumentException("breakglass that is refused allows nothing");
    }
  }

  /** A decision about a workload that did not ask for breakglass. */
  public Decision(
      Outcome outcome,
      Basis basis,
      PolicyUsed policy,
      WorkloadSummary workload,
      Principal principal,
      Map<String, String> context,
      Instant createTime,
      Optional<Instant> expireTime,
      List<Warning> warnings,
      List<DecidedImage> images,
      String message) {
    this(
        outcome,
        basis,
        policy,
        workload,
        principal,
        context,
        createTime,
        expireTime,
        warnings,
        images,
        message,
        new PolicyOverride.NotAsked());
  }
}
