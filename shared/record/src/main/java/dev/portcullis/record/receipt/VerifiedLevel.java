package dev.portcullis.record.receipt;

import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.verification.verdict.Basis;
import java.util.Set;

/**
 * How much a decision says for its images, as a summary tells it in {@code verifiedLevels}. Names
 * of our own may not begin with {@code SLSA_}, and these are no levels of SLSA.
 */
enum VerifiedLevel {
  /** Attestations that the policy asks for were found good for every image. */
  PORTCULLIS_ATTESTED,
  /** The policy lets every image pass, some without an attestation. */
  PORTCULLIS_PERMITTED,
  /** The policy was not met, or nobody held the images to one, whatever was answered. */
  FAILED;

  /**
   * On what an image passes. Everything else let it through <em>although</em> the policy says no,
   * or without asking one: breakglass, dry run, a check put off, none at all.
   */
  private static final Set<Basis> PASSING =
      Set.of(Basis.RULE, Basis.ALLOWLIST, Basis.SYSTEM_POLICY);

  static VerifiedLevel of(Decision decision) {
    if (decision.outcome() != Outcome.ALLOW
        || !PASSING.contains(decision.basis())
        || !decision.images().stream().allMatch(VerifiedLevel::passes)) {
      return FAILED;
    }
    return decision.images().stream().allMatch(VerifiedLevel::isAttested)
        ? PORTCULLIS_ATTESTED
        : PORTCULLIS_PERMITTED;
  }

  /** What the summary says of it as a whole. */
  String result() {
    return this == FAILED ? "FAILED" : "PASSED";
  }

  private static boolean passes(DecidedImage image) {
    return image.outcome() == Outcome.ALLOW && PASSING.contains(image.basis());
  }

  private static boolean isAttested(DecidedImage image) {
    return image.basis() == Basis.RULE && !image.proofs().isEmpty();
  }
}
