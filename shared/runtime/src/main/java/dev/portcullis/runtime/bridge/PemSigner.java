package dev.portcullis.runtime.bridge;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs with a P-256 key out of a file, by {@code ECDSA_P256_SHA256}. Safe for use by many threads.
 */
public final class PemSigner implements PayloadSigner {

  private static final String ALGORITHM = "SHA256withECDSA";
  private static final int P256_BITS = 256;
  private static final Bytes SAMPLE = Bytes.utf8("a pair");

  private final PrivateKey key;
  private final KeyId id;

  private PemSigner(PrivateKey key, KeyId id) {
    this.key = key;
    this.id = id;
  }

  /**
   * Reads a pair of keys.
   *
   * @param text the blocks {@code PRIVATE KEY} (PKCS #8) and {@code PUBLIC KEY}, in any order
   * @throws InvalidTextException if one is missing, they are no P-256 keys, or no pair
   */
  public static PemSigner parse(String text) throws InvalidTextException {
    byte[] secret = block(text, "PRIVATE KEY");
    byte[] open = block(text, "PUBLIC KEY");
    try {
      KeyFactory factory = KeyFactory.getInstance("EC");
      PublicKey counterpart = factory.generatePublic(new X509EncodedKeySpec(open));
      if (!(counterpart instanceof ECPublicKey point)
          || point.getParams().getOrder().bitLength() != P256_BITS) {
        throw new InvalidTextException("has keys of another curve than P-256");
      }
      PemSigner signer =
          new PemSigner(
              factory.generatePrivate(new PKCS8EncodedKeySpec(secret)),
              KeyId.of(Bytes.copyOf(counterpart.getEncoded())));
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(counterpart);
      check.update(SAMPLE.toByteArray());
      if (check.verify(signer.signature(SAMPLE).toByteArray())) {
        return signer;
      }
    } catch (GeneralSecurityException e) {
      throw new InvalidTextException("has no P-256 keys that can be used");
    }
    throw new InvalidTextException("has a private and a public key that are no pair");
  }

  @Override
  public KeyId keyId() {
    return id;
  }

  @Override
  public Bytes sign(Bytes payload, Duration patience) {
    try {
      return signature(payload);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that has signed before does not sign", e);
    }
  }

  private Bytes signature(Bytes payload) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(ALGORITHM);
    signature.initSign(key);
    signature.update(payload.toByteArray());
    return Bytes.copyOf(signature.sign());
  }

  private static byte[] block(String text, String label) throws InvalidTextException {
    Matcher block =
        Pattern.compile(
                "-----BEGIN " + label + "-----\\s+([A-Za-z0-9+/=\\s]+)-----END " + label + "-----")
            .matcher(text);
    if (!block.find()) {
      throw new InvalidTextException(
          "has no block `"
              + label
              + "`; `openssl pkcs8 -topk8 -nocrypt` and `openssl pkey -pubout`"
              + " write the two that are needed");
    }
    try {
      return Base64.getMimeDecoder().decode(block.group(1));
    } catch (IllegalArgumentException e) {
      throw new InvalidTextException("has a block `" + label + "` that is no base64");
    }
  }
}
