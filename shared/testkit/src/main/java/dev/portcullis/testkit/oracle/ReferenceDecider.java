package dev.portcullis.testkit.oracle;

import dev.portcullis.testkit.oracle.Answer.Finding;
import dev.portcullis.testkit.random.Scenario;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.EnforcementMode;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.verdict.ReasonCode;
import dev.portcullis.verification.verdict.RequiredAttestor;
import dev.portcullis.verification.workload.ContainerImage;
import dev.portcullis.verification.workload.UncoveredImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The decision as its rules read, without a thought for speed. */
public final class ReferenceDecider {

  private int signaturesLookedAt;

  private ReferenceDecider() {}

  /** What must come of the scenario. */
  public static Answer decide(Scenario scenario) {
    return new ReferenceDecider().answer(scenario);
  }

  private Answer answer(Scenario scenario) {
    Optional<ImageReference> image =
        scenario.image() instanceof ContainerImage container
            ? Optional.of(container.reference())
            : ((UncoveredImage) scenario.image()).reference();
    if (image.isPresent()
        && ReferencePatterns.list(scenario.policy().system(), image.get().canonical())) {
      return new Answer("SystemImage", List.of());
    }
    if (image.isPresent()
        && ReferencePatterns.list(scenario.policy().allowlist(), image.get().canonical())) {
      return new Answer("Allowlisted", List.of());
    }
    AdmissionRule<RequiredAttestor> rule = scenario.policy().rule();
    List<Finding> findings = new ArrayList<>();
    if (rule instanceof AdmissionRule.AlwaysAllow) {
      return new Answer("AlwaysAllowed", List.of());
    } else if (rule instanceof AdmissionRule.AlwaysDeny) {
      findings.add(new Finding(ReasonCode.ALWAYS_DENY, Optional.empty()));
    } else if (scenario.image() instanceof UncoveredImage) {
      findings.add(new Finding(ReasonCode.IMAGE_NOT_COVERED, Optional.empty()));
    } else if (image.get() instanceof PinnedImage pinned) {
      for (RequiredAttestor attestor : rule.attestors()) {
        refusal(attestor, pinned.digest(), scenario.stored())
            .ifPresent(code -> findings.add(new Finding(code, Optional.of(attestor.label()))));
      }
    } else {
      findings.add(new Finding(ReasonCode.DIGEST_REQUIRED, Optional.empty()));
    }
    boolean dryRun = rule.enforcement() == EnforcementMode.DRYRUN_AUDIT_LOG_ONLY;
    return new Answer(findings.isEmpty() ? "Attested" : dryRun ? "DryRun" : "Denied", findings);
  }

  private Optional<ReasonCode> refusal(
      RequiredAttestor attestor, Digest digest, List<Scenario.Stored> stored) {
    if (!(attestor instanceof RequiredAttestor.Known known)) {
      return Optional.of(
          attestor instanceof RequiredAttestor.Missing
              ? ReasonCode.ATTESTOR_NOT_FOUND
              : attestor instanceof RequiredAttestor.WithoutNote
                  ? ReasonCode.NOTE_NOT_FOUND
                  : ReasonCode.ATTESTOR_UNREADABLE);
    }
    for (Scenario.Stored entry : stored) {
      for (Signature signature : entry.attestation().signatures()) {
        for (PublicKey key : known.keys().values()) {
          if (entry.note().equals(known.note())
              && entry.digest().equals(digest)
              && key.id().equals(signature.keyId())) {
            if (signaturesLookedAt == 100) {
              return Optional.of(ReasonCode.TOO_MANY_SIGNATURES);
            }
            signaturesLookedAt++;
            if (Statements.hold(
                (PkixKey) key, entry.attestation().payload(), signature.bytes(), digest)) {
              return Optional.empty();
            }
          }
        }
      }
    }
    return Optional.of(
        known.keys().isEmpty()
            ? ReasonCode.ATTESTOR_WITHOUT_KEYS
            : ReasonCode.NO_VALID_ATTESTATION);
  }
}
