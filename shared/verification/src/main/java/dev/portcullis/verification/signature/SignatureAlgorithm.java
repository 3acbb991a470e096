package dev.portcullis.verification.signature;

import dev.portcullis.json.InvalidTextException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a key signs: padding, curve and hash. A property of the registered key, never of a signature.
 *
 * <p>The names are those of {@code PkixPublicKey.SignatureAlgorithm} in Google's API. Aliases share
 * a number there, so only the canonical name is ever answered. Google's API has no Ed25519: that
 * name is ours.
 *
 * @see <a
 *     href="https://cloud.google.com/binary-authorization/docs/reference/rest/v1/projects.attestors#signaturealgorithm">
 *     Google's reference</a>
 */
public enum SignatureAlgorithm {
  RSA_PSS_2048_SHA256(Scheme.RSA_PSS, 2048, Hash.SHA256, "RSA_SIGN_PSS_2048_SHA256"),
  RSA_PSS_3072_SHA256(Scheme.RSA_PSS, 3072, Hash.SHA256, "RSA_SIGN_PSS_3072_SHA256"),
  RSA_PSS_4096_SHA256(Scheme.RSA_PSS, 4096, Hash.SHA256, "RSA_SIGN_PSS_4096_SHA256"),
  RSA_PSS_4096_SHA512(Scheme.RSA_PSS, 4096, Hash.SHA512, "RSA_SIGN_PSS_4096_SHA512"),
  RSA_SIGN_PKCS1_2048_SHA256(Scheme.RSA_PKCS1, 2048, Hash.SHA256),
  RSA_SIGN_PKCS1_3072_SHA256(Scheme.RSA_PKCS1, 3072, Hash.SHA256),
  RSA_SIGN_PKCS1_4096_SHA256(Scheme.RSA_PKCS1, 4096, Hash.SHA256),
  RSA_SIGN_PKCS1_4096_SHA512(Scheme.RSA_PKCS1, 4096, Hash.SHA512),
  ECDSA_P256_SHA256(Scheme.ECDSA, 256, Hash.SHA256, "EC_SIGN_P256_SHA256"),
  ECDSA_P384_SHA384(Scheme.ECDSA, 384, Hash.SHA384, "EC_SIGN_P384_SHA384"),
  ECDSA_P521_SHA512(Scheme.ECDSA, 521, Hash.SHA512, "EC_SIGN_P521_SHA512"),
  ED25519(Scheme.ED25519, 256, Hash.SHA512);

  /** What kind of signature it is. */
  public enum Scheme {
    /** RSASSA-PSS; the salt is as long as the hash. */
    RSA_PSS,
    /** RSASSA-PKCS1-v1_5. */
    RSA_PKCS1,
    /** ECDSA, encoded as ASN.1 DER. */
    ECDSA,
    /** Pure Ed25519 of RFC 8032: the message itself is signed, and 64 bytes come out. */
    ED25519
  }

  /** The hash that is signed. */
  public enum Hash {
    SHA256(32),
    SHA384(48),
    SHA512(64);

    private final int bytes;

    Hash(int bytes) {
      this.bytes = bytes;
    }

    /** The length of the hash in bytes. */
    public int bytes() {
      return bytes;
    }
  }

  private static final Map<String, SignatureAlgorithm> BY_NAME = new HashMap<>();

  static {
    for (SignatureAlgorithm algorithm : values()) {
      BY_NAME.put(algorithm.name(), algorithm);
      algorithm.alias().ifPresent(alias -> BY_NAME.put(alias, algorithm));
    }
  }

  private final Scheme scheme;
  private final int bits;
  private final Hash hash;
  private final String alias;

  SignatureAlgorithm(Scheme scheme, int bits, Hash hash) {
    this(scheme, bits, hash, "");
  }

  SignatureAlgorithm(Scheme scheme, int bits, Hash hash, String alias) {
    this.scheme = scheme;
    this.bits = bits;
    this.hash = hash;
    this.alias = alias;
  }

  /** What kind of signature it is. */
  public Scheme scheme() {
    return scheme;
  }

  /** The size of the modulus, or of the curve's field, in bits. */
  public int bits() {
    return bits;
  }

  /** The hash that is signed, or that the scheme itself uses. */
  public Hash hash() {
    return hash;
  }

  /** Another name that Google's API accepts for it, if there is one. */
  public Optional<String> alias() {
    return alias.isEmpty() ? Optional.empty() : Optional.of(alias);
  }

  /**
   * Reads a canonical name or an alias.
   *
   * @throws InvalidTextException if there is no such algorithm
   */
  public static SignatureAlgorithm parse(String text) throws InvalidTextException {
    SignatureAlgorithm algorithm = BY_NAME.get(text);
    if (algorithm == null) {
      throw new InvalidTextException(
          "is not a signature algorithm; known are " + Arrays.toString(values()));
    }
    return algorithm;
  }
}
