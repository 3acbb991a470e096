package dev.portcullis.verification.verdict;

import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.workload.UncoveredImage;
import java.util.Optional;

/** The texts of refusals: Cloud Run's where it has one, and always what to do next. */
final class Reasons {

  private Reasons() {}

  static Reason alwaysDeny() {
    return new Reason(
        ReasonCode.ALWAYS_DENY,
        Optional.empty(),
        "Denied by an ALWAYS_DENY admission rule",
        Optional.empty(),
        "add the image to the policy's allowlist, or change the default rule");
  }

  static Reason digestRequired(ImageReference image) {
    return new Reason(
        ReasonCode.DIGEST_REQUIRED,
        Optional.empty(),
        "Expected digest with sha256 scheme, but got tag or malformed digest",
        Optional.empty(),
        "deploy by digest: `gcloud artifacts docker images describe "
            + image.written()
            + " --format='value(image_summary.fully_qualified_digest)'` prints the reference");
  }

  static Reason notCovered(UncoveredImage image) {
    return new Reason(
        ReasonCode.IMAGE_NOT_COVERED,
        Optional.empty(),
        "`"
            + image.path()
            + "` brings in something that is not a container's image,"
            + " which no attestation can cover",
        Optional.empty(),
        "remove it from the manifest, or add it to the policy's allowlist");
  }

  static Reason noValidAttestation(
      RequiredAttestor.Known attestor, ImageReference image, Digest digest, Optional<String> near) {
    return new Reason(
        ReasonCode.NO_VALID_ATTESTATION,
        Optional.of(attestor.label()),
        "No attestations found that were valid and signed by a key trusted by the attestor",
        near,
        "have the attestor sign the digest: `gcloud container binauthz attestations create"
            + " --artifact-url="
            + image.repository()
            + "@"
            + digest
            + " --note="
            + attestor.note()
            + " --signature-file=FILE --public-key-id="
            + attestor.keys().keySet().stream()
                .map(Object::toString)
                .sorted()
                .findFirst()
                .map(Reasons::quoted)
                .orElse("ID")
            + "`");
  }

  /** For a shell: ids are their owners' choice, and people paste commands. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  static Reason withoutKeys(RequiredAttestor.Known attestor) {
    return new Reason(
        ReasonCode.ATTESTOR_WITHOUT_KEYS,
        Optional.of(attestor.label()),
        "The attestor has no public keys, so no attestation can be valid",
        Optional.empty(),
        "add a public key to "
            + attestor.label()
            + ", by `gcloud container binauthz attestors public-keys add` or in the policy that"
            + " names it");
  }

  static Reason tooManySignatures(RequiredAttestor.Known attestor, int limit) {
    return new Reason(
        ReasonCode.TOO_MANY_SIGNATURES,
        Optional.of(attestor.label()),
        "More than " + limit + " signatures name keys of the attestors of this image",
        Optional.empty(),
        "delete the occurrences of this digest that are not needed, under note " + attestor.note());
  }

  static Reason attestorNotFound(String label) {
    return new Reason(
        ReasonCode.ATTESTOR_NOT_FOUND,
        Optional.of(label),
        "The attestor does not exist",
        Optional.empty(),
        "create the attestor, or take it out of the policy");
  }

  static Reason noteNotFound(RequiredAttestor.WithoutNote attestor) {
    return new Reason(
        ReasonCode.NOTE_NOT_FOUND,
        Optional.of(attestor.label()),
        "The attestor's note " + attestor.note() + " does not exist",
        Optional.empty(),
        "create the note again and attest again, or take the attestor out of the policy");
  }

  static Reason attestorUnreadable(String label) {
    return unreadable(
        label,
        "have its project grant binaryauthorization.attestors.verifyImageAttested to this"
            + " project's service agent, or name an attestor of this project");
  }

  static Reason withoutAgent(String label) {
    return unreadable(
        label,
        "set `projectNumber` in this project's settings, which names its service agent, and have the"
            + " attestor's project grant binaryauthorization.attestors.verifyImageAttested to that;"
            + " or name an attestor of this project");
  }

  private static Reason unreadable(String label, String fix) {
    return new Reason(
        ReasonCode.ATTESTOR_UNREADABLE,
        Optional.of(label),
        "The attestor cannot be read",
        Optional.empty(),
        fix);
  }
}
