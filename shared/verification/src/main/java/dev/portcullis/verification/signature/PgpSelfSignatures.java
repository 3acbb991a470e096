package dev.portcullis.verification.signature;

import dev.portcullis.json.InvalidTextException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;

/** What a primary key says about itself and its subkeys, as far as its signatures hold. */
final class PgpSelfSignatures {

  private static final PgpContentVerifiers VERIFIERS = new PgpContentVerifiers();

  private final PGPPublicKey primary;

  PgpSelfSignatures(PGPPublicKey primary) {
    this.primary = primary;
  }

  /** What a signature is over, in Bouncy Castle's words. */
  private interface Check {
    boolean holds(PGPSignature signature) throws PGPException;
  }

  /** The last word about the primary key: over a user id that stands, or over the key alone. */
  Optional<PGPSignature> aboutPrimary() {
    List<PGPSignature> said = new ArrayList<>();
    for (byte[] id : all(primary.getRawUserIDs())) {
      List<PGPSignature> over = all(primary.getSignaturesForID(id));
      Check check = signature -> signature.verifyCertification(id, primary);
      Optional<PGPSignature> revoked =
          newest(
              over, check, signature -> isType(signature, PGPSignature.CERTIFICATION_REVOCATION));
      newest(over, check, signature -> isStrong(signature) && signature.isCertification())
          .filter(s -> revoked.isEmpty() || created(s).isAfter(created(revoked.get())))
          .ifPresent(said::add);
    }
    newest(
            all(primary.getSignaturesOfType(PGPSignature.DIRECT_KEY)),
            signature -> signature.verifyCertification(primary),
            PgpSelfSignatures::isStrong)
        .ifPresent(said::add);
    return said.stream().max(Comparator.comparing(PgpSelfSignatures::created));
  }

  /** The last binding of a subkey that signs, which the subkey has to have agreed to. */
  Optional<PGPSignature> binding(PGPPublicKey subkey) {
    return newest(
            all(subkey.getSignaturesOfType(PGPSignature.SUBKEY_BINDING)),
            signature -> signature.verifyCertification(primary, subkey),
            PgpSelfSignatures::isStrong)
        .filter(binding -> maySign(binding, false) && agrees(subkey, binding));
  }

  /**
   * When the primary key was revoked.
   *
   * @throws InvalidTextException if there is a revocation that it did not make: whether it counts
   *     cannot be known, so the key does not
   */
  Optional<Instant> revocation() throws InvalidTextException {
    return revocation(
        all(primary.getSignaturesOfType(PGPSignature.KEY_REVOCATION)),
        signature -> signature.verifyCertification(primary));
  }

  /** When a subkey was revoked. */
  Optional<Instant> revocation(PGPPublicKey subkey) throws InvalidTextException {
    return revocation(
        all(subkey.getSignaturesOfType(PGPSignature.SUBKEY_REVOCATION)),
        signature -> signature.verifyCertification(primary, subkey));
  }

  /** When a key counts by what was said about it, and by its revocation. */
  static KeyLife life(PGPPublicKey key, PGPSignature said, Optional<Instant> revoked) {
    Instant made = key.getCreationTime().toInstant();
    KeyLife ofKey =
        new KeyLife(
            Optional.of(made),
            after(made, said.getHashedSubPackets().getKeyExpirationTime()),
            revoked);
    return ofKey.and(life(said));
  }

  /** When a signature counts by its own word. */
  static KeyLife life(PGPSignature signature) {
    return new KeyLife(
        Optional.empty(),
        after(created(signature), signature.getHashedSubPackets().getSignatureExpirationTime()),
        Optional.empty());
  }

  /** Whether data may be signed: as the key flags say, if there are any. */
  static boolean maySign(PGPSignature said, boolean withoutFlags) {
    PGPSignatureSubpacketVector hashed = said.getHashedSubPackets();
    return hashed.hasSubpacket(SignatureSubpacketTags.KEY_FLAGS)
        ? (hashed.getKeyFlags() & KeyFlags.SIGN_DATA) != 0
        : withoutFlags;
  }

  static Instant created(PGPSignature signature) {
    return signature.getCreationTime().toInstant();
  }

  private boolean agrees(PGPPublicKey subkey, PGPSignature binding) {
    List<PGPSignature> embedded = new ArrayList<>();
    try {
      binding.getHashedSubPackets().getEmbeddedSignatures().forEach(embedded::add);
      binding.getUnhashedSubPackets().getEmbeddedSignatures().forEach(embedded::add);
    } catch (PGPException e) {
      return false;
    }
    return embedded.stream()
        .anyMatch(
            signature ->
                isType(signature, PGPSignature.PRIMARYKEY_BINDING)
                    && isStrong(signature)
                    && holds(signature, subkey, s -> s.verifyCertification(primary, subkey)));
  }

  private Optional<Instant> revocation(List<PGPSignature> revocations, Check check)
      throws InvalidTextException {
    if (!revocations.stream().allMatch(signature -> holds(signature, primary, check))) {
      throw new InvalidTextException(
          "carries a revocation that cannot be checked, so it may have been revoked");
    }
    return revocations.stream().map(PgpSelfSignatures::created).min(Instant::compareTo);
  }

  private Optional<PGPSignature> newest(
      List<PGPSignature> signatures, Check check, java.util.function.Predicate<PGPSignature> kind) {
    return signatures.stream()
        .filter(signature -> signature.getKeyID() == primary.getKeyID() && kind.test(signature))
        .filter(signature -> holds(signature, primary, check))
        .max(Comparator.comparing(PgpSelfSignatures::created));
  }

  private static boolean holds(PGPSignature signature, PGPPublicKey by, Check check) {
    try {
      signature.init(VERIFIERS, by);
      return check.holds(signature);
    } catch (PGPException | RuntimeException e) {
      // What cannot be checked does not hold.
      return false;
    }
  }

  private static boolean isStrong(PGPSignature signature) {
    return signature.getVersion() == 4 && PgpHash.isStrong(signature.getHashAlgorithm());
  }

  private static boolean isType(PGPSignature signature, int type) {
    return signature.getSignatureType() == type;
  }

  private static Optional<Instant> after(Instant start, long seconds) {
    return seconds == 0 ? Optional.empty() : Optional.of(start.plusSeconds(seconds));
  }

  private static <T> List<T> all(Iterator<T> iterator) {
    List<T> all = new ArrayList<>();
    iterator.forEachRemaining(all::add);
    return all;
  }
}
