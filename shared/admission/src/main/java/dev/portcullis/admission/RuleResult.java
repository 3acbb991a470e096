package dev.portcullis.admission;

import dev.portcullis.verification.check.Scope;
import dev.portcullis.verification.conformance.CheckResult;
import dev.portcullis.verification.conformance.CheckSetResult;
import dev.portcullis.verification.conformance.ImageResult;
import dev.portcullis.verification.conformance.Judgement;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.verdict.ImageVerdict;
import dev.portcullis.verification.verdict.Proof;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.ReasonCode;
import dev.portcullis.verification.verdict.RequiredAttestor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a rule says about an image, as if it were a set of checks: one for each attestor that it
 * asks for, or one for its mode. A rule that only records is told as if it were enforced, as the
 * question is whether the image conforms.
 */
final class RuleResult {

  private static final String BY_ATTESTOR = "SimpleSigningAttestationCheck";

  private RuleResult() {}

  static ImageResult of(AdmissionRule<RequiredAttestor> rule, ImageVerdict verdict) {
    if (verdict instanceof ImageVerdict.Allowlisted listed) {
      return new ImageResult.Exempt(listed.pattern());
    }
    return new ImageResult.BySet(
        new CheckSetResult(
            0,
            "",
            new Scope.Everywhere(),
            new CheckSetResult.Outcome.Checked(checks(rule, verdict))));
  }

  private static List<CheckResult> checks(
      AdmissionRule<RequiredAttestor> rule, ImageVerdict verdict) {
    if (verdict instanceof ImageVerdict.AlwaysAllowed) {
      return List.of(
          check(
              0,
              "",
              "AlwaysAllow",
              new Judgement.Conforms("The rule lets every image through", List.of())));
    }
    List<Reason> reasons = reasons(verdict);
    if (rule.attestors().isEmpty()) {
      return List.of(check(0, "", "AlwaysDeny", new Judgement.Violates(reasons.get(0))));
    }
    List<CheckResult> checks = new ArrayList<>();
    for (RequiredAttestor attestor : rule.attestors()) {
      checks.add(
          check(
              checks.size(),
              attestor.label(),
              BY_ATTESTOR,
              judgement(attestor.label(), reasons, verdict)));
    }
    return checks;
  }

  private static Judgement judgement(String attestor, List<Reason> reasons, ImageVerdict verdict) {
    Optional<Reason> refusal =
        reasons.stream()
            .filter(reason -> reason.attestor().map(attestor::equals).orElse(true))
            .findFirst();
    if (refusal.isEmpty()) {
      List<Proof> proofs =
          verdict instanceof ImageVerdict.Attested attested
              ? attested.proofs().stream().filter(p -> p.attestor().equals(attestor)).toList()
              : List.of();
      return new Judgement.Conforms("The attestor has attested to the image", proofs);
    }
    return refusal.get().code() == ReasonCode.TOO_MANY_SIGNATURES
        ? new Judgement.Undecided(refusal.get())
        : new Judgement.Violates(refusal.get());
  }

  private static List<Reason> reasons(ImageVerdict verdict) {
    if (verdict instanceof ImageVerdict.Denied denied) {
      return denied.reasons();
    }
    return verdict instanceof ImageVerdict.DryRun dryRun ? dryRun.reasons() : List.of();
  }

  private static CheckResult check(int index, String name, String type, Judgement judgement) {
    return new CheckResult(index, name, type, new CheckResult.Outcome.Judged(judgement));
  }
}
