package dev.portcullis.testkit.signing;

import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.conscrypt.Conscrypt;

/**
 * Keys for tests. A key of a given kind and number is made once in a JVM, as an RSA key takes
 * seconds; algorithms of one modulus size share their keys. Keys on curves are the same in every
 * JVM of one version, so that what is drawn from a seed can be drawn again; RSA keys are not.
 */
public final class TestKeys {

  private static final Map<String, KeyPair> MADE = new ConcurrentHashMap<>();

  private TestKeys() {}

  /** The first P-256 key: what a test takes that does not care. */
  public static TestKey any() {
    return of(SignatureAlgorithm.ECDSA_P256_SHA256, 0);
  }

  /** The first key of the algorithm. */
  public static TestKey of(SignatureAlgorithm algorithm) {
    return of(algorithm, 0);
  }

  /**
   * One key of the algorithm; another for each number.
   *
   * @param number from 0
   */
  public static TestKey of(SignatureAlgorithm algorithm, int number) {
    String type = JcaSignatures.keyType(algorithm);
    return TestKey.of(
        algorithm,
        MADE.computeIfAbsent(
            type + " " + algorithm.bits() + " " + number,
            kind -> make(kind, type, algorithm.bits())));
  }

  private static KeyPair make(String kind, String type, int bits) {
    try {
      if (type.equals("RSA")) {
        return makeRsa(bits);
      }
      // Conscrypt's for Ed25519 takes no parameters, not even the curve's name.
      KeyPairGenerator generator =
          type.equals("EC")
              ? KeyPairGenerator.getInstance(type)
              : KeyPairGenerator.getInstance(type, "SunEC");
      generator.initialize(
          type.equals("EC")
              ? new ECGenParameterSpec("secp" + bits + "r1")
              : NamedParameterSpec.ED25519,
          Repeatable.random(kind.getBytes(StandardCharsets.UTF_8)));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no " + type + " key of " + bits + " bits can be made", e);
    }
  }

  /** Made by Conscrypt, which takes a fifth of the JDK's time, then handed to the JDK. */
  private static KeyPair makeRsa(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", Conscrypt.newProvider());
    generator.initialize(bits);
    KeyPair made = generator.generateKeyPair();
    KeyFactory jdk = KeyFactory.getInstance("RSA", "SunRsaSign");
    return new KeyPair(
        jdk.generatePublic(new X509EncodedKeySpec(made.getPublic().getEncoded())),
        jdk.generatePrivate(new PKCS8EncodedKeySpec(made.getPrivate().getEncoded())));
  }
}
