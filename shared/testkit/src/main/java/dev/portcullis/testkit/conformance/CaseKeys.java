package dev.portcullis.testkit.conformance;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.testkit.conformance.AttestationSpec.SignatureSpec;
import dev.portcullis.testkit.signing.JcaSignatures;
import dev.portcullis.testkit.signing.Openssl;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.PublicKeyPem;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.function.Supplier;

/**
 * The folder of key pairs that attestations in cases are signed with. Not safe for use by threads.
 */
final class CaseKeys {

  static final String FOLDER = "keys";

  private final Path folder;
  private final Supplier<Openssl> openssl;

  /**
   * The keys of a folder.
   *
   * @param openssl asked for only if something has to be signed
   */
  CaseKeys(Path folder, Supplier<Openssl> openssl) {
    // openssl runs in a folder of its own.
    this.folder = folder.toAbsolutePath();
    this.openssl = openssl;
  }

  /** A new signature. */
  Bytes sign(SignatureSpec spec, Bytes message) throws IOException {
    Path key = folder.resolve(spec.key() + ".private.pem");
    return spec.maximalSalt()
        ? openssl.get().signPss(spec.algorithm(), key, message, "max")
        : openssl.get().sign(spec.algorithm(), key, message);
  }

  /** Whether this is such a signature already, by the JDK's reckoning. */
  boolean holds(SignatureSpec spec, Bytes message, Bytes signature) throws IOException {
    try {
      Signature verifier = verifier(spec);
      verifier.initVerify(publicKey(spec));
      verifier.update(message.toByteArray());
      return verifier.verify(signature.toByteArray());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Signature verifier(SignatureSpec spec) throws GeneralSecurityException {
    SignatureAlgorithm algorithm = spec.algorithm();
    // RFC 8017, 9.1.1: what is left of the modulus beside the hash and two octets.
    int longest = algorithm.bits() / 8 - algorithm.hash().bytes() - 2;
    return spec.maximalSalt()
        ? JcaSignatures.pss(algorithm.hash(), longest)
        : JcaSignatures.of(algorithm);
  }

  private PublicKey publicKey(SignatureSpec spec) throws IOException, GeneralSecurityException {
    Path file = folder.resolve(spec.key() + ".public.pem");
    try {
      PublicKeyPem pem = PublicKeyPem.parse(Files.readString(file));
      return KeyFactory.getInstance(JcaSignatures.keyType(spec.algorithm()))
          .generatePublic(new X509EncodedKeySpec(pem.subjectPublicKeyInfo().toByteArray()));
    } catch (InvalidTextException e) {
      throw new IOException(file + " " + e.getMessage(), e);
    }
  }
}
