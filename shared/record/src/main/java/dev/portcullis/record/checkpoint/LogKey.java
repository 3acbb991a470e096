package dev.portcullis.record.checkpoint;

import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.verification.signature.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The public key of a log. Immutable.
 *
 * @param algorithm how it signs
 * @param publicKey its SubjectPublicKeyInfo (RFC 5280), in DER
 */
public record LogKey(Algorithm algorithm, Bytes publicKey) {

  /** How logs sign: what <a href="https://c2sp.org/signed-note">signed-note</a> has types for. */
  public enum Algorithm {
    /** Ed25519 (RFC 8032), type 0x01. */
    ED25519,
    /** ECDSA on P-256 with SHA-256, in DER, type 0x02. */
    ECDSA_P256_SHA256
  }

  private static final int ID_BYTES = 4;
  private static final int ED25519_BYTES = 32;
  private static final byte ED25519_TYPE = 1;

  public LogKey {
    Objects.requireNonNull(algorithm, "algorithm");
    Objects.requireNonNull(publicKey, "publicKey");
  }

  /**
   * The four bytes by which a signature names the key: of Ed25519 the beginning of the hash of
   * name, line feed, type and key; of ECDSA that of the encoded key alone.
   */
  public Bytes id(String name) {
    byte[] der = publicKey.toByteArray();
    byte[] hashed = der;
    if (algorithm == Algorithm.ED25519) {
      byte[] start = (name + "\n").getBytes(StandardCharsets.UTF_8);
      hashed = Arrays.copyOf(start, start.length + 1 + ED25519_BYTES);
      hashed[start.length] = ED25519_TYPE;
      System.arraycopy(der, der.length - ED25519_BYTES, hashed, start.length + 1, ED25519_BYTES);
    }
    return Bytes.copyOf(Arrays.copyOf(Sha256.of(hashed), ID_BYTES));
  }

  /** The same for people. */
  public String hexId(String name) {
    return HexFormat.of().formatHex(id(name).toByteArray());
  }

  /** As PEM, for openssl. */
  public String pem() {
    StringBuilder pem = new StringBuilder("-----BEGIN PUBLIC KEY-----\n");
    String text = publicKey.base64();
    for (int i = 0; i < text.length(); i += 64) {
      pem.append(text, i, Math.min(text.length(), i + 64)).append('\n');
    }
    return pem.append("-----END PUBLIC KEY-----\n").toString();
  }
}
