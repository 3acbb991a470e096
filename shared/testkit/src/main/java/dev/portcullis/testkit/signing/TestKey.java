package dev.portcullis.testkit.signing;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKeyPem;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;

/**
 * A key pair that signs as its algorithm says, by the JDK alone: nothing of the code under test
 * makes the signatures that it is tested with.
 *
 * @param id what signatures call it
 * @param algorithm how it signs
 * @param pair both halves
 */
public record TestKey(KeyId id, SignatureAlgorithm algorithm, KeyPair pair) {

  /** A key under its default id. */
  public static TestKey of(SignatureAlgorithm algorithm, KeyPair pair) {
    return new TestKey(KeyId.of(Bytes.copyOf(pair.getPublic().getEncoded())), algorithm, pair);
  }

  /** The same key under another id. */
  public TestKey withId(String id) {
    return new TestKey(new KeyId(id), algorithm, pair);
  }

  /** The signature over the payload: always the same bytes, so that a test can be repeated. */
  public Bytes sign(Bytes payload) {
    try {
      Signature signature = JcaSignatures.of(algorithm);
      signature.initSign(pair.getPrivate(), Repeatable.random(payload.toByteArray()));
      signature.update(payload.toByteArray());
      return Bytes.copyOf(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK does not sign with " + algorithm, e);
    }
  }

  /** The public half, as an attestor lists it. */
  public PkixKey pkix() {
    return new PkixKey(id, pem(), algorithm, "");
  }

  /** The public half as {@code openssl pkey -pubout} prints it. */
  public PublicKeyPem pem() {
    Base64.Encoder encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    String text =
        "-----BEGIN PUBLIC KEY-----\n"
            + encoder.encodeToString(pair.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    try {
      return PublicKeyPem.parse(text);
    } catch (InvalidTextException e) {
      throw new IllegalStateException("a key that the JDK encoded " + e.getMessage(), e);
    }
  }

  /** The id only: nothing of a private key is printed. */
  @Override
  public String toString() {
    return algorithm + " " + id;
  }
}
