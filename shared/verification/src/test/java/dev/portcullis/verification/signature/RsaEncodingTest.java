package dev.portcullis.verification.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A signature of RSA is exactly as long as the modulus, and smaller. */
class RsaEncodingTest extends WithCryptoProviders {

  private static final Bytes PAYLOAD = Bytes.utf8("payload");

  @ParameterizedTest
  @EnumSource(names = {"RSA_PSS_2048_SHA256", "RSA_SIGN_PKCS1_2048_SHA256"})
  void verify_oneBitOfAnyByteFlipped_doesNotHold(SignatureAlgorithm algorithm) {
    byte[] signature = KeyPairs.sign(algorithm, PAYLOAD).toByteArray();
    assertThat(holds(algorithm, signature)).isTrue();
    int refused = 0;
    for (int i = 0; i < signature.length; i++) {
      int flip = 1 << (i % Byte.SIZE);
      signature[i] ^= (byte) flip;
      assertThat(holds(algorithm, signature)).as("byte %s xor %s", i, flip).isFalse();
      signature[i] ^= (byte) flip;
      refused++;
    }
    assertThat(refused).isEqualTo(256);
  }

  @ParameterizedTest
  @EnumSource(names = {"RSA_PSS_2048_SHA256", "RSA_SIGN_PKCS1_2048_SHA256"})
  void verify_otherLength_doesNotHold(SignatureAlgorithm algorithm) {
    byte[] signature = KeyPairs.sign(algorithm, PAYLOAD).toByteArray();

    assertThat(holds(algorithm, Der.join(new byte[1], signature))).isFalse();
    assertThat(holds(algorithm, Der.join(signature, new byte[1]))).isFalse();
    assertThat(holds(algorithm, Arrays.copyOf(signature, signature.length - 1))).isFalse();
    assertThat(holds(algorithm, Arrays.copyOfRange(signature, 1, signature.length))).isFalse();
    assertThat(holds(algorithm, new byte[1 << 20])).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"RSA_PSS_2048_SHA256", "RSA_SIGN_PKCS1_2048_SHA256"})
  void verify_otherRepresentativeOrTrivialOne_doesNotHold(SignatureAlgorithm algorithm) {
    BigInteger modulus = ((RSAPublicKey) KeyPairs.rsa(2048).getPublic()).getModulus();
    BigInteger signature = new BigInteger(1, KeyPairs.sign(algorithm, PAYLOAD).toByteArray());

    assertThat(holds(algorithm, bytes(signature, 256))).isTrue();
    assertThat(holds(algorithm, bytes(signature.add(modulus), 257))).isFalse();
    assertThat(holds(algorithm, bytes(modulus.subtract(signature), 256))).isFalse();
    assertThat(holds(algorithm, bytes(modulus, 256))).isFalse();
    assertThat(holds(algorithm, bytes(modulus.subtract(BigInteger.ONE), 256))).isFalse();
    assertThat(holds(algorithm, bytes(BigInteger.ZERO, 256))).isFalse();
    assertThat(holds(algorithm, bytes(BigInteger.ONE, 256))).isFalse();
  }

  private boolean holds(SignatureAlgorithm algorithm, byte[] signature) {
    PkixKey key = KeyPairs.pkix(KeyPairs.of(algorithm).getPublic(), algorithm);
    return holds(key, PAYLOAD, Bytes.copyOf(signature));
  }

  private static byte[] bytes(BigInteger number, int length) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[length];
    int copied = Math.min(length, bytes.length);
    System.arraycopy(bytes, bytes.length - copied, fixed, length - copied, copied);
    return fixed;
  }
}
