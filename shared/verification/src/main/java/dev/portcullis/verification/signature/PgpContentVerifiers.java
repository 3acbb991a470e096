package dev.portcullis.verification.signature;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.operator.PGPContentVerifier;
import org.bouncycastle.openpgp.operator.PGPContentVerifierBuilder;
import org.bouncycastle.openpgp.operator.PGPContentVerifierBuilderProvider;

/**
 * Has the cryptography of OpenPGP done by the providers that every other signature is checked by,
 * the fastest first. Bouncy Castle only reads the packets.
 */
final class PgpContentVerifiers implements PGPContentVerifierBuilderProvider {

  @Override
  public PGPContentVerifierBuilder get(int keyAlgorithm, int hashAlgorithm) throws PGPException {
    PgpHash hash = PgpHash.of(hashAlgorithm).orElseThrow(() -> new PGPException("unknown hash"));
    return key -> {
      if (key.getAlgorithm() != keyAlgorithm) {
        throw new PGPException("a signature by another kind of key");
      }
      try {
        return new Verifier(PgpPublicKey.of(key), hash, hashAlgorithm, key);
      } catch (GeneralSecurityException e) {
        throw new PGPException("an unusable key", e);
      }
    };
  }

  private record Verifier(
      PgpPublicKey parsed, PgpHash hash, int hashAlgorithm, PGPPublicKey key, Signed signed)
      implements PGPContentVerifier {

    Verifier(PgpPublicKey parsed, PgpHash hash, int hashAlgorithm, PGPPublicKey key) {
      this(parsed, hash, hashAlgorithm, key, new Signed());
    }

    @Override
    public OutputStream getOutputStream() {
      return signed;
    }

    @Override
    public int getHashAlgorithm() {
      return hashAlgorithm;
    }

    @Override
    public int getKeyAlgorithm() {
      return key.getAlgorithm();
    }

    @Override
    public long getKeyID() {
      return key.getKeyID();
    }

    @Override
    public boolean verify(byte[] signature) {
      try {
        return parsed.verify(hash, signed.toByteArray(), signature);
      } catch (GeneralSecurityException e) {
        return false;
      }
    }
  }

  /** What was signed, so far. */
  private static final class Signed extends ByteArrayOutputStream {}
}
