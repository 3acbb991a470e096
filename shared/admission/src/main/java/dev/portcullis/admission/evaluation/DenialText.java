package dev.portcullis.admission.evaluation;

import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.ImageKind;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.ReasonCode;
import dev.portcullis.verification.workload.Workload;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one sentence of a decision. Refusals are in Cloud Run's words, so that people find them. */
final class DenialText {

  private DenialText() {}

  static String of(Workload workload, DecidedImage image) {
    if (image.basis() == Basis.ORG_POLICY) {
      return reasons(image);
    }
    // What is no container's image may be any text, which has no place in a sentence.
    if (image.kind() == ImageKind.UNCOVERED || isNotTheImages(image.reasons().get(0).code())) {
      return "Deployment is not authorized by policy. " + reasons(image);
    }
    return prefix(workload, image)
        + "Container image '"
        + image.image()
        + "' is not authorized by policy. "
        + reasons(image);
  }

  static String conforms(Basis basis) {
    return switch (basis) {
      case DRY_RUN -> "Allowed by a rule that only records: it would have been refused";
      case NO_POLICY -> "Allowed by the default policy: the project has none of its own";
      default -> "Every image conforms to the policy";
    };
  }

  static String exempt(Basis basis) {
    return basis == Basis.DEFERRED
        ? "Allowed for now: the job's images are checked when it is executed"
        : "Allowed without being held to a policy: the workload does not ask for Binary"
            + " Authorization";
  }

  /** The revision, if its name is known; a name that the platform will make up is not guessed. */
  private static String prefix(Workload workload, DecidedImage image) {
    Optional<String> revision =
        image.revision().isEmpty() ? workload.revision() : Optional.of(image.revision());
    return revision
        .map(name -> "Revision '" + name + "' uses an unauthorized container image. ")
        .orElse("");
  }

  private static String reasons(DecidedImage image) {
    return image.reasons().stream()
        .map(reason -> sentence(image, reason))
        .collect(Collectors.joining(". "));
  }

  private static String sentence(DecidedImage image, Reason reason) {
    return reason
        .attestor()
        .map(
            attestor ->
                "Image "
                    + image.image()
                    + " denied by attestor "
                    + attestor
                    + ": "
                    + reason.message())
        .orElse(reason.message());
  }

  private static boolean isNotTheImages(ReasonCode code) {
    return switch (code) {
      case ANNOTATION_INVALID,
          POLICY_NOT_FOUND,
          POLICY_NOT_ALLOWED,
          NOT_ANNOTATED,
          REVISION_UNKNOWN ->
          true;
      default -> false;
    };
  }
}
