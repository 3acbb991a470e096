package dev.portcullis.verification.signature;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.signature.SignatureAlgorithm.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.conscrypt.Conscrypt;

/** Key pairs, signatures and encodings by the JDK's own providers, whichever come first. */
final class KeyPairs {

  private static final Map<String, KeyPair> MADE = new ConcurrentHashMap<>();

  private KeyPairs() {}

  /** The one pair of the algorithm's key type and size. */
  static KeyPair of(SignatureAlgorithm algorithm) {
    return switch (algorithm.scheme()) {
      case ECDSA -> ec(algorithm.bits());
      case ED25519 -> ed25519();
      case RSA_PKCS1, RSA_PSS -> rsa(algorithm.bits());
    };
  }

  static KeyPair ed25519() {
    return MADE.computeIfAbsent(
        "Ed25519",
        k -> {
          try {
            return KeyPairGenerator.getInstance("Ed25519", "SunEC").generateKeyPair();
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  static KeyPair ec(int bits) {
    return MADE.computeIfAbsent("EC" + bits, k -> makeEc(bits));
  }

  static KeyPair rsa(int bits) {
    return MADE.computeIfAbsent("RSA" + bits, k -> makeRsa(bits));
  }

  static PkixKey pkix(PublicKey key, SignatureAlgorithm algorithm) {
    return new PkixKey(new KeyId("key"), pem(key.getEncoded()), algorithm, "");
  }

  static PublicKeyPem pem(byte[] der) {
    return parse(block("PUBLIC KEY", der));
  }

  static String block(String label, byte[] der) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
  }

  /** A key that openssl printed. */
  static String resource(String name) {
    try (InputStream stream = KeyPairs.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PublicKeyPem parse(String text) {
    try {
      return PublicKeyPem.parse(text);
    } catch (InvalidTextException e) {
      throw new IllegalStateException(e);
    }
  }

  static Bytes sign(SignatureAlgorithm algorithm, Bytes payload) {
    return sign(algorithm, of(algorithm).getPrivate(), payload);
  }

  static Bytes sign(SignatureAlgorithm algorithm, PrivateKey key, Bytes payload) {
    Hash hash = algorithm.hash();
    return switch (algorithm.scheme()) {
      case ECDSA -> sign("SunEC", hash + "withECDSA", key, payload);
      case ED25519 -> sign("SunEC", "Ed25519", key, payload);
      case RSA_PKCS1 -> sign("SunRsaSign", hash + "withRSA", key, payload);
      case RSA_PSS -> signPss(key, payload, hash.bytes(), digest(hash), digest(hash));
    };
  }

  static Bytes sign(String provider, String name, PrivateKey key, Bytes payload) {
    try {
      return sign(Signature.getInstance(name, provider), key, payload);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Bytes signPss(PrivateKey key, Bytes payload, int salt, String digest, String mgf1) {
    try {
      Signature signature = Signature.getInstance("RSASSA-PSS", "SunRsaSign");
      signature.setParameter(
          new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(mgf1), salt, 1));
      return sign(signature, key, payload);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As the JDK's standard names write it: SHA-256. */
  static String digest(Hash hash) {
    return hash.name().replace("SHA", "SHA-");
  }

  private static Bytes sign(Signature signature, PrivateKey key, Bytes payload)
      throws GeneralSecurityException {
    signature.initSign(key);
    signature.update(payload.toByteArray());
    return Bytes.copyOf(signature.sign());
  }

  private static KeyPair makeEc(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "SunEC");
      generator.initialize(new ECGenParameterSpec("secp" + bits + "r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Made by Conscrypt, which takes a fifth of the JDK's time, then handed to the JDK. */
  private static KeyPair makeRsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", Conscrypt.newProvider());
      generator.initialize(bits);
      KeyPair made = generator.generateKeyPair();
      KeyFactory jdk = KeyFactory.getInstance("RSA", "SunRsaSign");
      return new KeyPair(
          jdk.generatePublic(new X509EncodedKeySpec(made.getPublic().getEncoded())),
          jdk.generatePrivate(new PKCS8EncodedKeySpec(made.getPrivate().getEncoded())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
