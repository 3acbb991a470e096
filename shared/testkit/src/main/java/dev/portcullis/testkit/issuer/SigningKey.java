package dev.portcullis.testkit.issuer;

import dev.portcullis.json.JsonObject;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * A key of an issuer, which signs by the JDK alone: nothing of the code under test makes the tokens
 * that it is tested with.
 *
 * @param id what headers call it
 * @param algorithm RS256 or ES256
 * @param pair both halves
 */
public record SigningKey(String id, String algorithm, KeyPair pair) {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** An RSA key; another for each number, from 0. */
  public static SigningKey rsa(String id, int number) {
    KeyPair pair = TestKeys.of(SignatureAlgorithm.RSA_SIGN_PKCS1_2048_SHA256, number).pair();
    return new SigningKey(id, "RS256", pair);
  }

  /** A key on P-256; another for each number, from 0. */
  public static SigningKey p256(String id, int number) {
    KeyPair pair = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, number).pair();
    return new SigningKey(id, "ES256", pair);
  }

  /** The public half, as a key set lists it. */
  public JsonObject jwk() {
    JsonObject.Builder jwk =
        JsonObject.builder().put("kid", id).put("use", "sig").put("alg", algorithm);
    if (pair.getPublic() instanceof RSAPublicKey rsa) {
      return jwk.put("kty", "RSA")
          .put("n", number(rsa.getModulus(), 256))
          .put("e", number(rsa.getPublicExponent(), 3))
          .build();
    }
    ECPublicKey ec = (ECPublicKey) pair.getPublic();
    return jwk.put("kty", "EC")
        .put("crv", "P-256")
        .put("x", number(ec.getW().getAffineX(), 32))
        .put("y", number(ec.getW().getAffineY(), 32))
        .build();
  }

  /** A token of these parts, whatever they say. */
  public String token(String header, String claims) {
    String signed = encode(header) + "." + encode(claims);
    return signed + "." + BASE64.encodeToString(sign(signed, jcaName()));
  }

  /** The signature over a text, by an algorithm of the JDK's naming. */
  byte[] sign(String text, String jcaAlgorithm) {
    try {
      Signature signature = Signature.getInstance(jcaAlgorithm);
      signature.initSign(pair.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK does not sign with " + jcaAlgorithm, e);
    }
  }

  /** A part of a token. */
  static String encode(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The id only: nothing of a private key is printed. */
  @Override
  public String toString() {
    return algorithm + " " + id;
  }

  private String jcaName() {
    return algorithm.equals("RS256") ? "SHA256withRSA" : "SHA256withECDSAinP1363Format";
  }

  private static String number(BigInteger number, int length) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[length];
    int significant = Math.min(bytes.length, length);
    byte[] tail = Arrays.copyOfRange(bytes, bytes.length - significant, bytes.length);
    System.arraycopy(tail, 0, fixed, length - significant, significant);
    return BASE64.encodeToString(fixed);
  }
}
