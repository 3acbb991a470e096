package dev.portcullis.record.checkpoint;

import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.subtle.EcdsaSignJce;
import com.google.crypto.tink.subtle.EcdsaVerifyJce;
import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.subtle.EllipticCurves.EcdsaEncoding;
import com.google.crypto.tink.subtle.Enums.HashType;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.signature.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A private key in PEM: PKCS#8, unencrypted, as {@code openssl genpkey} writes it for Ed25519 and
 * for the curve P-256. A P-256 key that does not contain its public half, as the JDK writes them,
 * needs a block {@code PUBLIC KEY} beside it. Signs by Tink. Immutable.
 */
public final class PemSigner implements CheckpointSigner {

  private static final byte[] ED25519_PRIVATE = hex("302e020100300506032b657004220420");
  private static final byte[] ED25519_PUBLIC = hex("302a300506032b6570032100");
  private static final byte[] P256_PUBLIC =
      hex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

  /** Where openssl puts the public half of an EC key, 65 bytes, at the end (RFC 5915). */
  private static final byte[] P256_TAIL = hex("a144034200");

  private static final int POINT_BYTES = 65;
  private static final int SEED_BYTES = 32;
  private static final byte[] SAMPLE = {'a', ' ', 'p', 'a', 'i', 'r'};

  private final LogKey key;
  private final PublicKeySign primitive;

  private PemSigner(LogKey key, PublicKeySign primitive) {
    this.key = key;
    this.primitive = primitive;
  }

  /**
   * Reads a key, and its public half if that is beside it.
   *
   * @throws InvalidTextException if it is none, or the two are no pair; nothing of the text is in
   *     the message
   */
  public static PemSigner parse(String pem) throws InvalidTextException {
    PemBlocks blocks = PemBlocks.parse(pem);
    byte[] der = blocks.secret().toByteArray();
    try {
      if (der.length == ED25519_PRIVATE.length + SEED_BYTES && startsWith(der, ED25519_PRIVATE)) {
        PemSigner signer = ed25519(Arrays.copyOfRange(der, ED25519_PRIVATE.length, der.length));
        if (blocks.open().isPresent() && !blocks.open().get().equals(signer.key.publicKey())) {
          throw noPair();
        }
        return signer;
      }
      return ecdsa(der, blocks.open());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // What a provider says of a private key is for nobody's eyes.
      throw new InvalidTextException("has no Ed25519 or P-256 key that can be used");
    }
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

  private static PemSigner ecdsa(byte[] der, Optional<Bytes> open)
      throws GeneralSecurityException, InvalidTextException {
    KeyFactory factory = KeyFactory.getInstance("EC");
    if (!(factory.generatePrivate(new PKCS8EncodedKeySpec(der)) instanceof ECPrivateKey secret)) {
      throw new GeneralSecurityException("not an EC key");
    }
    Bytes publicKey = open.isPresent() ? open.get() : publicHalf(der);
    byte[] encoded = publicKey.toByteArray();
    if (secret.getParams().getCurve().getField().getFieldSize() != 256
        || encoded.length != P256_PUBLIC.length + POINT_BYTES
        || !startsWith(encoded, P256_PUBLIC)) {
      throw new InvalidTextException("has a key of another curve than P-256");
    }
    PublicKeySign primitive = new EcdsaSignJce(secret, HashType.SHA256, EcdsaEncoding.DER);
    if (open.isPresent()
        && !isPair(primitive, factory.generatePublic(new X509EncodedKeySpec(encoded)))) {
      throw noPair();
    }
    return new PemSigner(new LogKey(LogKey.Algorithm.ECDSA_P256_SHA256, publicKey), primitive);
  }

  private static Bytes publicHalf(byte[] der) throws InvalidTextException {
    int tail = der.length - POINT_BYTES - P256_TAIL.length;
    if (tail > 0 && startsWith(Arrays.copyOfRange(der, tail, der.length), P256_TAIL)) {
      return joined(P256_PUBLIC, Arrays.copyOfRange(der, der.length - POINT_BYTES, der.length));
    }
    throw new InvalidTextException(
        "has no block `PUBLIC KEY`, and its private key is not one of P-256 with the public half"
            + " in it; `openssl pkey -pubout` writes the block");
  }

  private static boolean isPair(PublicKeySign secret, PublicKey open)
      throws GeneralSecurityException {
    byte[] signature = secret.sign(SAMPLE);
    try {
      new EcdsaVerifyJce((ECPublicKey) open, HashType.SHA256, EcdsaEncoding.DER)
          .verify(signature, SAMPLE);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static InvalidTextException noPair() {
    return new InvalidTextException("has a private and a public key that are no pair");
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
