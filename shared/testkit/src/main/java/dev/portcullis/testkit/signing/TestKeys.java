package dev.portcullis.testkit.signing;

import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys for tests. A key of a given kind and number is made once in a JVM, as an RSA key takes
 * seconds; algorithms of one modulus size share their keys.
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
    String type = algorithm.scheme() == SignatureAlgorithm.Scheme.ECDSA ? "EC" : "RSA";
    return TestKey.of(
        algorithm,
        MADE.computeIfAbsent(
            type + " " + algorithm.bits() + " " + number, k -> make(type, algorithm.bits())));
  }

  private static KeyPair make(String type, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
      if (type.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp" + bits + "r1"));
      } else {
        generator.initialize(bits);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK makes no " + type + " key of " + bits + " bits", e);
    }
  }
}
