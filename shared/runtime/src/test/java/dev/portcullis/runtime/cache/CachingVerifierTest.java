package dev.portcullis.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.runtime.cache.CachingVerifier.Counts;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKeyPem;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.verification.signature.TinkKeyParser;
import dev.portcullis.verification.signature.Verification;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CachingVerifierTest {

  private static final Bytes PAYLOAD = Bytes.utf8("what was signed");
  private static final KeyPair PAIR = newPair();
  private static final KeyPair OTHER = newPair();

  private final CachingVerifier verifier = new CachingVerifier(new TinkKeyParser());

  @Test
  void verify_heldBefore_isRemembered() throws Exception {
    Bytes signature = sign(PAIR, PAYLOAD);

    assertThat(verifier.verify(key(PAIR), PAYLOAD, signature)).isEqualTo(valid());
    assertThat(verifier.verify(key(PAIR), PAYLOAD, signature)).isEqualTo(valid());
    assertThat(verifier.counts()).isEqualTo(new Counts(1, 1, 1));
  }

  @Test
  void verify_didNotHold_isLookedAtAgain() throws Exception {
    Bytes signature = sign(OTHER, PAYLOAD);

    assertInvalid(verifier.verify(key(PAIR), PAYLOAD, signature));
    assertInvalid(verifier.verify(key(PAIR), PAYLOAD, signature));
    assertThat(verifier.counts()).isEqualTo(new Counts(1, 2, 0));
  }

  /** What is remembered must not stand for anything else. */
  @Test
  void verify_anyPartDiffers_isNotTakenForWhatHeld() throws Exception {
    Bytes signature = sign(PAIR, PAYLOAD);
    assertThat(verifier.verify(key(PAIR), PAYLOAD, signature)).isEqualTo(valid());

    assertInvalid(verifier.verify(key(OTHER), PAYLOAD, signature));
    assertInvalid(verifier.verify(key(PAIR), Bytes.utf8("something else"), signature));
    assertInvalid(verifier.verify(key(PAIR), PAYLOAD, sign(OTHER, PAYLOAD)));
    assertInvalid(
        verifier.verify(key(PAIR, SignatureAlgorithm.ECDSA_P384_SHA384, "id"), PAYLOAD, signature));
    assertThat(verifier.counts().remembered()).isZero();
  }

  @Test
  void verify_partsCutElsewhere_areAnotherQuestion() throws Exception {
    Bytes signature = sign(PAIR, PAYLOAD);
    assertThat(verifier.verify(key(PAIR), PAYLOAD, signature)).isEqualTo(valid());
    byte[] both = new byte[PAYLOAD.size() + signature.size()];
    System.arraycopy(PAYLOAD.toByteArray(), 0, both, 0, PAYLOAD.size());
    System.arraycopy(signature.toByteArray(), 0, both, PAYLOAD.size(), signature.size());

    for (int cut = 0; cut <= both.length; cut++) {
      if (cut != PAYLOAD.size()) {
        Bytes payload = Bytes.copyOf(Arrays.copyOfRange(both, 0, cut));
        Bytes rest = Bytes.copyOf(Arrays.copyOfRange(both, cut, both.length));
        assertInvalid(verifier.verify(key(PAIR), payload, rest));
      }
    }
  }

  @Test
  void verify_sameKeyUnderAnotherId_isParsedOnce() throws Exception {
    Bytes signature = sign(PAIR, PAYLOAD);
    SignatureAlgorithm algorithm = SignatureAlgorithm.ECDSA_P256_SHA256;

    assertThat(verifier.verify(key(PAIR, algorithm, "one"), PAYLOAD, signature)).isEqualTo(valid());
    assertThat(verifier.verify(key(PAIR, algorithm, "two"), PAYLOAD, signature)).isEqualTo(valid());
    assertThat(verifier.counts()).isEqualTo(new Counts(1, 1, 1));
  }

  @Test
  void verify_keyThatDoesNotFit_isInvalidEveryTime() throws Exception {
    PkixKey unfit = key(PAIR, SignatureAlgorithm.RSA_PSS_2048_SHA256, "id");

    for (int i = 0; i < 2; i++) {
      Verification verification = verifier.verify(unfit, PAYLOAD, sign(PAIR, PAYLOAD));
      assertThat(verification).isInstanceOf(Verification.Invalid.class);
      assertThat(((Verification.Invalid) verification).why()).startsWith("the key is not a public");
    }
    assertThat(verifier.counts()).isEqualTo(new Counts(2, 0, 0));
  }

  private static Verification valid() {
    return new Verification.Valid();
  }

  private static void assertInvalid(Verification verification) {
    assertThat(verification).isInstanceOf(Verification.Invalid.class);
  }

  private static PkixKey key(KeyPair pair) throws Exception {
    return key(pair, SignatureAlgorithm.ECDSA_P256_SHA256, "id");
  }

  private static PkixKey key(KeyPair pair, SignatureAlgorithm algorithm, String id)
      throws Exception {
    String base64 = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    return new PkixKey(
        new KeyId(id),
        PublicKeyPem.parse(
            "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n"),
        algorithm,
        "");
  }

  private static Bytes sign(KeyPair pair, Bytes payload) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(payload.toByteArray());
    return Bytes.copyOf(signature.sign());
  }

  private static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
