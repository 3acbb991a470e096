package dev.portcullis.verification.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BytesTest {

  @Test
  void copyOf_arrayChangedAfterwards_staysAsItWas() {
    byte[] array = {1, 2, 3};
    Bytes bytes = Bytes.copyOf(array);

    array[0] = 9;
    bytes.toByteArray()[1] = 9;

    assertThat(bytes.toByteArray()).containsExactly(1, 2, 3);
    assertThat(bytes.size()).isEqualTo(3);
  }

  @Test
  void equals_sameBytes_areEqual() {
    assertThat(Bytes.utf8("\u00e9"))
        .isEqualTo(Bytes.copyOf(new byte[] {(byte) 0xc3, (byte) 0xa9}))
        .hasSameHashCodeAs(Bytes.copyOf(new byte[] {(byte) 0xc3, (byte) 0xa9}))
        .isNotEqualTo(Bytes.utf8("e"));
  }

  @Test
  void base64_bytes_areInTheStandardAlphabetWithPadding() {
    assertThat(Bytes.copyOf(new byte[] {(byte) 0xfb, (byte) 0xff}).base64()).isEqualTo("+/8=");
  }

  @Test
  void toString_payload_isNotShown() {
    assertThat(Bytes.utf8("secret")).hasToString("6 bytes");
  }
}
