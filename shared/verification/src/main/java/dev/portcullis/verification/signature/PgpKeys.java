package dev.portcullis.verification.signature;

import dev.portcullis.json.InvalidTextException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/** The keys of an OpenPGP block that may sign. */
final class PgpKeys {

  private static final int MAX_KEYS = 100;

  private PgpKeys() {}

  /**
   * Finds them.
   *
   * @throws InvalidTextException if there are none, or the block is something else
   */
  static List<PgpSigner> parse(PgpBlock block) throws InvalidTextException {
    List<PgpSigner> signers = new ArrayList<>();
    List<String> unusable = new ArrayList<>();
    int keys = 0;
    for (PGPPublicKeyRing ring : rings(block)) {
      keys += ring.size();
      if (keys > MAX_KEYS) {
        throw new InvalidTextException("holds more than " + MAX_KEYS + " OpenPGP keys");
      }
      try {
        addSigners(ring, signers);
      } catch (GeneralSecurityException e) {
        unusable.add(e.getMessage());
      }
    }
    if (signers.isEmpty()) {
      throw new InvalidTextException(
          "holds no OpenPGP key that may sign"
              + (unusable.isEmpty() ? "" : ": " + unusable.get(0)));
    }
    return List.copyOf(signers);
  }

  private static List<PGPPublicKeyRing> rings(PgpBlock block) throws InvalidTextException {
    List<PGPPublicKeyRing> rings = new ArrayList<>();
    PGPObjectFactory packets =
        new PGPObjectFactory(block.packets().toByteArray(), new BcKeyFingerprintCalculator());
    try {
      for (Object next = packets.nextObject(); next != null; next = packets.nextObject()) {
        if (!(next instanceof PGPPublicKeyRing ring)) {
          throw new InvalidTextException("holds something other than OpenPGP public keys");
        }
        rings.add(ring);
      }
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle stumbles over hostile bytes in many ways.
      throw new InvalidTextException("does not hold OpenPGP keys that can be read");
    }
    return rings;
  }

  private static void addSigners(PGPPublicKeyRing ring, List<PgpSigner> signers)
      throws InvalidTextException, GeneralSecurityException {
    PGPPublicKey primary = ring.getPublicKey();
    if (primary.getVersion() != 4) {
      throw new GeneralSecurityException("it is not of version 4");
    }
    // Only to see that it can be used: its signatures are checked by it.
    var unused = PgpPublicKey.of(primary);
    PgpSelfSignatures word = new PgpSelfSignatures(primary);
    Optional<Instant> revoked = word.revocation();
    PGPSignature about =
        word.aboutPrimary()
            .orElseThrow(
                () ->
                    new GeneralSecurityException(
                        "its own signature over it is missing, does not hold, or is by MD5 or"
                            + " SHA-1"));
    KeyLife life = PgpSelfSignatures.life(primary, about, revoked);
    if (PgpSelfSignatures.maySign(about, true)) {
      signers.add(new PgpSigner(primary, life));
    }
    for (Iterator<PGPPublicKey> keys = ring.getPublicKeys(); keys.hasNext(); ) {
      PGPPublicKey key = keys.next();
      if (key.isMasterKey()) {
        continue;
      }
      Optional<PGPSignature> binding = word.binding(key);
      if (binding.isPresent()) {
        signers.add(
            new PgpSigner(
                key, PgpSelfSignatures.life(key, binding.get(), word.revocation(key)).and(life)));
      }
    }
  }
}
