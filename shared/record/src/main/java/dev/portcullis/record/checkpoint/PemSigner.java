package dev.portcullis.record.checkpoint;

import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.subtle.EcdsaSignJce;
import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.subtle.EllipticCurves.EcdsaEncoding;
import com.google.crypto.tink.subtle.Enums.HashType;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.signature.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key in PEM: PKCS#8, unencrypted, as {@code openssl genpkey} writes it for Ed25519 and
 * for the curve P-256. Signs by Tink. Immutable.
 */
public final class PemSigner implements CheckpointSigner {

  private static final Pattern PEM =
      Pattern.compile(
          "\\s*-----BEGIN PRIVATE KEY-----\\s([A-Za-z0-9+/=\\s]{1,4096})-----END PRIVATE KEY-----\\s*");
  private static final byte[] ED25519_PRIVATE = hex("302e020100300506032b657004220420");
  private static final byte[] ED25519_PUBLIC = hex("302a300506032b6570032100");
  private static final byte[] P256_PUBLIC =
      hex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

  /** Where openssl puts the public half of an EC key, 65 bytes, at the end (RFC 5915). */
  private static final byte[] P256_TAIL = hex("a144034200");

  private static final int POINT_BYTES = 65;
  private static final int SEED_BYTES = 32;

  private final LogKey key;
  private final PublicKeySign primitive;

  private PemSigner(LogKey key, PublicKeySign primitive) {
    this.key = key;
    this.primitive = primitive;
  }

  /**
   * Reads a key.
   *
   * @throws InvalidTextException if it is none; nothing of the text is in the message
   */
  public static PemSigner parse(String pem) throws InvalidTextException {
    Matcher matcher = PEM.matcher(pem);
    if (matcher.matches()) {
      try {
        byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
        if (der.length == ED25519_PRIVATE.length + SEED_BYTES && startsWith(der, ED25519_PRIVATE)) {
          return ed25519(Arrays.copyOfRange(der, ED25519_PRIVATE.length, der.length));
        }
        int tail = der.length - POINT_BYTES - P256_TAIL.length;
        if (tail > 0 && startsWith(Arrays.copyOfRange(der, tail, der.length), P256_TAIL)) {
          return ecdsa(der, Arrays.copyOfRange(der, der.length - POINT_BYTES, der.length));
        }
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        // Said below: what a provider says of a private key is for nobody's eyes.
      }
    }
    throw new InvalidTextException(
        "is not a private key for a log: `openssl genpkey -algorithm ed25519` makes one");
  }

  /** A new Ed25519 key, as {@link #parse} reads it. */
  public static String generate(RandomGenerator random) {
    byte[] der = Arrays.copyOf(ED25519_PRIVATE, ED25519_PRIVATE.length + SEED_BYTES);
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    System.arraycopy(seed, 0, der, ED25519_PRIVATE.length, SEED_BYTES);
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getEncoder().encodeToString(der)
        + "\n-----END PRIVATE KEY-----\n";
  }

  @Override
  public LogKey key() {
    return key;
  }

  @Override
  public Bytes sign(Bytes message) {
    try {
      return Bytes.copyOf(primitive.sign(message.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was read does not sign", e);
    }
  }

  private static PemSigner ed25519(byte[] seed) throws GeneralSecurityException {
    Ed25519Sign.KeyPair pair = Ed25519Sign.KeyPair.newKeyPairFromSeed(seed);
    LogKey key = new LogKey(LogKey.Algorithm.ED25519, joined(ED25519_PUBLIC, pair.getPublicKey()));
    return new PemSigner(key, new Ed25519Sign(pair.getPrivateKey()));
  }

  private static PemSigner ecdsa(byte[] der, byte[] point) throws GeneralSecurityException {
    if (!(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der))
        instanceof ECPrivateKey privateKey)) {
      throw new GeneralSecurityException("not an EC key");
    }
    if (privateKey.getParams().getCurve().getField().getFieldSize() != 256) {
      throw new GeneralSecurityException("another curve");
    }
    LogKey key = new LogKey(LogKey.Algorithm.ECDSA_P256_SHA256, joined(P256_PUBLIC, point));
    return new PemSigner(key, new EcdsaSignJce(privateKey, HashType.SHA256, EcdsaEncoding.DER));
  }

  private static Bytes joined(byte[] start, byte[] end) {
    byte[] all = Arrays.copyOf(start, start.length + end.length);
    System.arraycopy(end, 0, all, start.length, end.length);
    return Bytes.copyOf(all);
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
