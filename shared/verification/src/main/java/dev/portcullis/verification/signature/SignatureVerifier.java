package dev.portcullis.verification.signature;

/**
 * Checks signatures. Implementations are safe for use by many threads, and pure: the same arguments
 * give the same answer, whether or not an earlier answer was kept.
 */
public interface SignatureVerifier {

  /**
   * Whether the signature is the key's over exactly these bytes. Anything that goes wrong inside is
   * {@link Verification.Invalid}: there is no way to fail open.
   */
  Verification verify(PublicKey key, Bytes payload, Bytes signature);
}
