package dev.portcullis.verification.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One pair of numbers has one encoding, and nothing but that one is a signature. */
class EcdsaEncodingTest extends WithCryptoProviders {

  private static final SignatureAlgorithm ALGORITHM = SignatureAlgorithm.ECDSA_P256_SHA256;
  private static final Bytes PAYLOAD = Bytes.utf8("payload");
  private static final Bytes SIGNATURE = KeyPairs.sign(ALGORITHM, PAYLOAD);
  private static final BigInteger R = number(SIGNATURE.toByteArray(), 0);
  private static final BigInteger S = number(SIGNATURE.toByteArray(), 1);
  private static final BigInteger ORDER =
      ((ECPublicKey) KeyPairs.ec(256).getPublic()).getParams().getOrder();

  private final PkixKey key = KeyPairs.pkix(KeyPairs.ec(256).getPublic(), ALGORITHM);

  @Test
  void verify_theOneEncoding_holds() {
    assertThat(Der.sequence(Der.integer(R), Der.integer(S))).isEqualTo(SIGNATURE.toByteArray());
    assertThat(holds(SIGNATURE.toByteArray())).isTrue();
  }

  /** Each bit of each byte. */
  @Test
  void verify_anyBitFlipped_doesNotHold() {
    byte[] signature = SIGNATURE.toByteArray();
    int refused = 0;
    for (int i = 0; i < signature.length; i++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        signature[i] ^= (byte) (1 << bit);
        assertThat(holds(signature)).as("byte %s, bit %s", i, bit).isFalse();
        signature[i] ^= (byte) (1 << bit);
        refused++;
      }
    }
    assertThat(refused).isEqualTo(SIGNATURE.size() * 8);
    assertThat(holds(signature)).isTrue();
  }

  /** Each byte to each of its 255 other values: a minute and more with the JDK's providers. */
  @Test
  @Tag("deep")
  void verify_anyByteChanged_doesNotHold() {
    byte[] signature = SIGNATURE.toByteArray();
    int refused = 0;
    for (int i = 0; i < signature.length; i++) {
      byte original = signature[i];
      for (int change = 1; change < 256; change++) {
        signature[i] = (byte) (original ^ change);
        assertThat(holds(signature)).as("byte %s xor %s", i, change).isFalse();
        refused++;
      }
      signature[i] = original;
    }
    assertThat(refused).isEqualTo(SIGNATURE.size() * 255);
  }

  @Test
  void verify_anyPrefix_doesNotHold() {
    byte[] signature = SIGNATURE.toByteArray();
    for (int length = 0; length < signature.length; length++) {
      assertThat(holds(Arrays.copyOf(signature, length))).as("%s bytes", length).isFalse();
    }
  }

  /**
   * Whoever sees a signature (r, s) can write (r, n - s), which holds too: ECDSA is so. It counts
   * for nothing more than the first, because what is counted is attestors, never signatures.
   */
  @Test
  void verify_negatedS_holdsLikeTheOther() {
    assertThat(holds(Der.sequence(Der.integer(R), Der.integer(ORDER.subtract(S))))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("wrongEncodings")
  void verify_otherEncoding_doesNotHold(byte[] signature) {
    assertThat(holds(signature)).isFalse();
  }

  static Stream<Named<byte[]>> wrongEncodings() {
    byte[] r = Der.integer(R);
    byte[] s = Der.integer(S);
    byte[] both = Der.join(r, s);
    byte[] signature = SIGNATURE.toByteArray();
    BigInteger zero = BigInteger.ZERO;
    BigInteger one = BigInteger.ONE;
    Map<String, byte[]> wrong = new LinkedHashMap<>();
    // CVE-2022-21449
    wrong.put("r = s = 0", numbers(zero, zero));
    wrong.put("r = 0", numbers(zero, S));
    wrong.put("s = 0", numbers(R, zero));
    wrong.put("r = s = 1", numbers(one, one));
    wrong.put("r = s = n", numbers(ORDER, ORDER));
    wrong.put("r = n", numbers(ORDER, S));
    wrong.put("s = n", numbers(R, ORDER));
    wrong.put("r + n", numbers(R.add(ORDER), S));
    wrong.put("s + n", numbers(R, S.add(ORDER)));
    wrong.put("s - n", numbers(R, S.subtract(ORDER)));
    wrong.put("-r", numbers(R.negate(), S));
    wrong.put("-s", numbers(R, S.negate()));
    wrong.put("r and s exchanged", numbers(S, R));
    wrong.put("s 10,000 bits", numbers(R, one.shiftLeft(10_000)));
    wrong.put("r + 2^256", numbers(R.add(one.shiftLeft(256)), S));
    wrong.put("IEEE P1363", Der.join(fixed(R), fixed(S)));
    wrong.put("long sequence length", Der.longForm(Der.SEQUENCE, both));
    wrong.put("indefinite length", Der.indefinite(Der.SEQUENCE, both));
    wrong.put("long length of r", Der.sequence(Der.longForm(Der.INTEGER, R.toByteArray()), s));
    wrong.put("long length of s", Der.sequence(r, Der.longForm(Der.INTEGER, S.toByteArray())));
    wrong.put("zero before r", Der.sequence(padded(R), s));
    wrong.put("zero before s", Der.sequence(r, padded(S)));
    wrong.put("byte after", Der.join(signature, new byte[1]));
    wrong.put("signature twice", Der.join(signature, signature));
    wrong.put("byte before", Der.join(new byte[1], signature));
    wrong.put("byte inside", Der.sequence(r, s, new byte[1]));
    wrong.put("null inside", Der.sequence(r, s, Der.bytes(5, 0)));
    wrong.put("third number", Der.sequence(r, s, Der.integer(one)));
    wrong.put("one number", Der.sequence(r));
    wrong.put("empty numbers", Der.sequence(Der.bytes(2, 0), Der.bytes(2, 0)));
    wrong.put("empty sequence", Der.sequence());
    wrong.put("no sequence", both);
    wrong.put("sequence of the sequence", Der.sequence(signature));
    wrong.put("octet string around", Der.element(Der.OCTET_STRING, signature));
    wrong.put("bit string around", Der.element(Der.BIT_STRING, Der.join(new byte[1], signature)));
    wrong.put("set for sequence", Der.element(0x31, both));
    wrong.put("octet strings", Der.sequence(Der.element(4, fixed(R)), Der.element(4, fixed(S))));
    wrong.put("length of 4 GiB", Der.join(Der.bytes(0x30, 0x84, 0xff, 0xff, 0xff, 0xff), both));
    wrong.put("base64 of it", Bytes.utf8(SIGNATURE.base64()).toByteArray());
    wrong.put("a mebibyte", new byte[1 << 20]);
    return wrong.entrySet().stream().map(entry -> Named.of(entry.getKey(), entry.getValue()));
  }

  private boolean holds(byte[] signature) {
    return holds(key, PAYLOAD, Bytes.copyOf(signature));
  }

  private static byte[] numbers(BigInteger r, BigInteger s) {
    return Der.sequence(Der.integer(r), Der.integer(s));
  }

  /** A zero more than the sign needs. */
  private static byte[] padded(BigInteger number) {
    return Der.element(Der.INTEGER, Der.join(new byte[1], number.toByteArray()));
  }

  private static byte[] fixed(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[32];
    int skip = Math.max(0, bytes.length - 32);
    System.arraycopy(bytes, skip, fixed, 32 - bytes.length + skip, bytes.length - skip);
    return fixed;
  }

  /** The first or second number of a well-formed signature. */
  private static BigInteger number(byte[] der, int index) {
    int at = 2;
    for (int i = 0; i < index; i++) {
      at += 2 + der[at + 1];
    }
    return new BigInteger(Arrays.copyOfRange(der, at + 2, at + 2 + der[at + 1]));
  }
}
