package dev.portcullis.verification.conformance;

import dev.portcullis.verification.check.UnsupportedCondition;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.verdict.AttestationSearch;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.ReasonCode;
import dev.portcullis.verification.workload.UncoveredImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why checks are not passed, and what to do next. */
final class CheckReasons {

  private CheckReasons() {}

  static Reason alwaysDeny() {
    return reason(
        ReasonCode.CHECK_FAILED,
        "The check denies every image",
        "add the image to an allowlist of the policy, or take the check out of it");
  }

  static Reason notInTrustedDirectory(ImageReference image) {
    return reason(
        ReasonCode.CHECK_FAILED,
        "The image is in none of the trusted directories: it lives in " + image.repository(),
        "deploy the image from a trusted directory, or trust its own in the policy");
  }

  static Reason notCovered(UncoveredImage image) {
    return reason(
        ReasonCode.IMAGE_NOT_COVERED,
        "`"
            + image.path()
            + "` brings in something that is not a container's image, which no check can cover",
        "remove it from the manifest, or add it to an allowlist of the policy");
  }

  static Reason digestRequired() {
    return reason(
        ReasonCode.DIGEST_REQUIRED,
        "Expected digest with sha256 scheme, but got tag or malformed digest",
        "deploy by digest");
  }

  static Reason unsupported(UnsupportedCondition condition) {
    return reason(
        ReasonCode.CHECK_UNSUPPORTED,
        "The check is not supported yet, as it is not known here "
            + condition.missing()
            + "; nothing passes it",
        "take the check out of the policy, or add the image to an allowlist of the policy");
  }

  static Reason notLookedAt(CheckData.Stored stored, ProjectId project, PinnedImage image) {
    return stored instanceof CheckData.Stored.TooMuch
        ? reason(
            ReasonCode.CHECK_ERROR,
            "Project " + project + " holds more attestations of the image than are looked at",
            "delete the occurrences of " + image.digest() + " that are not needed there")
        : reason(
            ReasonCode.CHECK_ERROR,
            "The attestations of project " + project + " cannot be read",
            "store the attestations in the project of the policy, and name that in the check");
  }

  static Reason tooManySignatures(PinnedImage image) {
    return reason(
        ReasonCode.TOO_MANY_SIGNATURES,
        "More than "
            + AttestationSearch.MAX_SIGNATURES
            + " signatures name keys of the checks of this image",
        "delete the occurrences of " + image.digest() + " that are not needed");
  }

  static Reason noAttestation(
      PinnedImage image, List<ProjectId> projects, Optional<String> nearestMiss) {
    return new Reason(
        ReasonCode.CHECK_FAILED,
        Optional.empty(),
        "No attestations found that were valid and signed by a key of the check, in "
            + projects.stream().map(p -> "projects/" + p).collect(Collectors.joining(", ")),
        nearestMiss,
        "have one of the check's keys sign "
            + image.repository()
            + "@"
            + image.digest()
            + ", and create the occurrence in "
            + "projects/"
            + projects.get(0));
  }

  private static Reason reason(ReasonCode code, String message, String fix) {
    return new Reason(code, Optional.empty(), message, Optional.empty(), fix);
  }
}
