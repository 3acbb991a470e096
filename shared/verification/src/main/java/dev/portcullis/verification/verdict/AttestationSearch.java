package dev.portcullis.verification.verdict;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.attestation.SimpleSigning;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.signature.Verification;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Looks for attestations of one digest that hold. Counts the signatures that were looked at, over
 * all that is looked for, so one is made for each image. Not safe for use by many threads.
 */
public final class AttestationSearch {

  /** As cosign and its users settled on; a note's writers must not decide how long we work. */
  public static final int MAX_SIGNATURES = 100;

  private final Digest digest;
  private final SignatureVerifier verifier;
  private int signatures;

  /** A search for attestations of a digest, whose signatures this verifier checks. */
  public AttestationSearch(Digest digest, SignatureVerifier verifier) {
    this.digest = Objects.requireNonNull(digest, "digest");
    this.verifier = Objects.requireNonNull(verifier, "verifier");
  }

  /** What came of looking for one attestation. */
  public sealed interface Result {

    /**
     * One holds.
     *
     * @param occurrence which
     * @param keyId under which key
     */
    record Found(OccurrenceName occurrence, KeyId keyId) implements Result {}

    /**
     * None does.
     *
     * @param nearestMiss what came near, if anything did
     */
    record Nothing(Optional<String> nearestMiss) implements Result {}

    /** More signatures name these and earlier keys than are looked at for one image. */
    record TooMany() implements Result {}
  }

  /** Looks for an attestation that is signed by one of these keys, each under its id. */
  public Result find(Map<KeyId, PkixKey> keys, List<Attestation> attestations) {
    NearestMiss miss = new NearestMiss();
    for (Attestation attestation : attestations) {
      for (Signature signature : attestation.signatures()) {
        PkixKey key = keys.get(signature.keyId());
        if (key == null) {
          miss.unknownKey(attestation.occurrence(), signature.keyId());
          continue;
        }
        if (signatures == MAX_SIGNATURES) {
          return new Result.TooMany();
        }
        signatures++;
        if (holds(key, attestation, signature, miss)) {
          return new Result.Found(attestation.occurrence(), key.id());
        }
      }
    }
    return new Result.Nothing(miss.describe());
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
      if (statement.digest().equals(digest)) {
        return true;
      }
      miss.otherDigest(attestation.occurrence(), key.id(), statement.digest());
    } catch (InvalidInputException e) {
      miss.otherMessage(attestation.occurrence(), key.id(), e.problems().get(0).toString());
    }
    return false;
  }
}
