package dev.portcullis.verification.verdict;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.attestation.SimpleSigning;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.signature.Verification;

/**
 * Whether attestors have attested to one image. Holds the count of signatures that were looked at,
 * so one is made for each image. Not safe for use by many threads.
 */
final class AttestorCheck {

  /** As cosign and its users settled on; a note's writers must not decide how long we work. */
  static final int MAX_SIGNATURES = 100;

  private final PinnedImage image;
  private final Evidence evidence;
  private final SignatureVerifier verifier;
  private int signatures;

  AttestorCheck(PinnedImage image, Evidence evidence, SignatureVerifier verifier) {
    this.image = image;
    this.evidence = evidence;
    this.verifier = verifier;
  }

  /** What came of one attestor. */
  sealed interface Outcome {
    /** It has attested. */
    record Satisfied(Proof proof) implements Outcome {}

    /** It has not. */
    record Unsatisfied(Reason reason) implements Outcome {}
  }

  Outcome check(RequiredAttestor attestor) {
    if (attestor instanceof RequiredAttestor.Known known) {
      return known.keys().isEmpty()
          ? new Outcome.Unsatisfied(Reasons.withoutKeys(known))
          : checkEvidence(known);
    }
    if (attestor instanceof RequiredAttestor.WithoutNote noteless) {
      return new Outcome.Unsatisfied(Reasons.noteNotFound(noteless));
    }
    if (attestor instanceof RequiredAttestor.Missing missing) {
      return new Outcome.Unsatisfied(Reasons.attestorNotFound(missing.label()));
    }
    return new Outcome.Unsatisfied(Reasons.attestorUnreadable(attestor.label()));
  }

  private Outcome checkEvidence(RequiredAttestor.Known attestor) {
    NearestMiss miss = new NearestMiss();
    for (Attestation attestation : evidence.under(attestor.note(), image.digest())) {
      for (Signature signature : attestation.signatures()) {
        PkixKey key = attestor.keys().get(signature.keyId());
        if (key == null) {
          miss.unknownKey(attestation.occurrence(), signature.keyId());
          continue;
        }
        if (signatures == MAX_SIGNATURES) {
          return new Outcome.Unsatisfied(Reasons.tooManySignatures(attestor, MAX_SIGNATURES));
        }
        signatures++;
        if (holds(key, attestation, signature, miss)) {
          return new Outcome.Satisfied(
              new Proof(attestor.label(), attestor.revision(), attestation.occurrence(), key.id()));
        }
      }
    }
    return new Outcome.Unsatisfied(
        Reasons.noValidAttestation(attestor, image, image.digest(), miss.describe()));
  }

  private boolean holds(
      PkixKey key, Attestation attestation, Signature signature, NearestMiss miss) {
    Verification verification = verifier.verify(key, attestation.payload(), signature.bytes());
    if (verification instanceof Verification.Invalid invalid) {
      miss.badSignature(attestation.occurrence(), key.id(), invalid.why());
      return false;
    }
    try {
      SimpleSigning statement = SimpleSigning.parse(attestation.payload());
      if (statement.digest().equals(image.digest())) {
        return true;
      }
      miss.otherDigest(attestation.occurrence(), key.id(), statement.digest());
    } catch (InvalidInputException e) {
      miss.otherMessage(attestation.occurrence(), key.id(), e.problems().get(0).toString());
    }
    return false;
  }
}
