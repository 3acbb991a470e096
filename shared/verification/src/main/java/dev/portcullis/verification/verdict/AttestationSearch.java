package dev.portcullis.verification.verdict;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.attestation.SimpleSigning;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.signature.Verification;
import java.time.Instant;
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
  private final Instant now;
  private int signatures;

  /**
   * A search for attestations of a digest, whose signatures this verifier checks.
   *
   * @param now the time of the decision, at which keys have to count
   */
  public AttestationSearch(Digest digest, SignatureVerifier verifier, Instant now) {
    this.digest = Objects.requireNonNull(digest, "digest");
    this.verifier = Objects.requireNonNull(verifier, "verifier");
    this.now = Objects.requireNonNull(now, "now");
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
  public Result find(Map<KeyId, ? extends PublicKey> keys, List<Attestation> attestations) {
    NearestMiss miss = new NearestMiss();
    for (Attestation attestation : attestations) {
      for (Signed signed : Signed.of(attestation, miss)) {
        PublicKey key = keys.get(signed.keyId());
        if (key == null) {
          miss.unknownKey(attestation.occurrence(), signed.keyId());
          continue;
        }
        if (signatures == MAX_SIGNATURES) {
          return new Result.TooMany();
        }
        signatures++;
        if (holds(key, signed, attestation.occurrence(), miss)) {
          return new Result.Found(attestation.occurrence(), key.id());
        }
      }
    }
    return new Result.Nothing(miss.describe());
  }

  private boolean holds(PublicKey key, Signed signed, OccurrenceName occurrence, NearestMiss miss) {
    Verification verification;
    Bytes payload;
    try {
      verification = signed.verify(key, verifier);
      payload = signed.payload();
    } catch (InvalidTextException e) {
      miss.badSignature(occurrence, key.id(), "the token " + e.getMessage());
      return false;
    }
    if (!(verification instanceof Verification.Valid valid)) {
      miss.badSignature(occurrence, key.id(), ((Verification.Invalid) verification).why());
      return false;
    }
    try {
      SimpleSigning statement = SimpleSigning.parse(payload);
      if (!statement.digest().equals(digest)) {
        miss.otherDigest(occurrence, key.id(), statement.digest());
        return false;
      }
    } catch (InvalidInputException e) {
      miss.otherMessage(occurrence, key.id(), e.problems().get(0).toString());
      return false;
    }
    Optional<String> objection = key.life().and(valid.life()).objectionAt(now);
    objection.ifPresent(why -> miss.keyDoesNotCount(occurrence, key.id(), why));
    return objection.isEmpty();
  }
}
