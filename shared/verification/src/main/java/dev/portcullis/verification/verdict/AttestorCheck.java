package dev.portcullis.verification.verdict;

import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.signature.SignatureVerifier;
import java.time.Instant;

/**
 * Whether attestors have attested to one image. Holds the count of signatures that were looked at,
 * so one is made for each image. Not safe for use by many threads.
 */
final class AttestorCheck {

  private final PinnedImage image;
  private final Evidence evidence;
  private final AttestationSearch search;

  AttestorCheck(PinnedImage image, Evidence evidence, SignatureVerifier verifier, Instant now) {
    this.image = image;
    this.evidence = evidence;
    this.search = new AttestationSearch(image.digest(), verifier, now);
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
    if (attestor instanceof RequiredAttestor.WithoutAgent) {
      return new Outcome.Unsatisfied(Reasons.withoutAgent(attestor.label()));
    }
    return new Outcome.Unsatisfied(Reasons.attestorUnreadable(attestor.label()));
  }

  private Outcome checkEvidence(RequiredAttestor.Known attestor) {
    AttestationSearch.Result result =
        search.find(attestor.keys(), evidence.under(attestor.note(), image.digest()));
    if (result instanceof AttestationSearch.Result.Found found) {
      return new Outcome.Satisfied(
          new Proof(attestor.label(), attestor.revision(), found.occurrence(), found.keyId()));
    }
    if (result instanceof AttestationSearch.Result.Nothing nothing) {
      return new Outcome.Unsatisfied(
          Reasons.noValidAttestation(attestor, image, image.digest(), nothing.nearestMiss()));
    }
    return new Outcome.Unsatisfied(
        Reasons.tooManySignatures(attestor, AttestationSearch.MAX_SIGNATURES));
  }
}
