package dev.portcullis.verification.signature;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/** ASN.1 as it should be written, and in the ways in which it should not. */
final class Der {

  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int SEQUENCE = 0x30;

  private Der() {}

  static byte[] sequence(byte[]... elements) {
    return element(SEQUENCE, join(elements));
  }

  static byte[] integer(BigInteger value) {
    return element(INTEGER, value.toByteArray());
  }

  /** Tag, the shortest length, content. */
  static byte[] element(int tag, byte[] content) {
    if (content.length < 0x80) {
      return join(bytes(tag, content.length), content);
    }
    return content.length < 0x100
        ? join(bytes(tag, 0x81, content.length), content)
        : join(bytes(tag, 0x82, content.length >> 8, content.length), content);
  }

  /** BER: the length in one byte more than it takes. */
  static byte[] longForm(int tag, byte[] content) {
    return content.length < 0x80
        ? join(bytes(tag, 0x81, content.length), content)
        : join(bytes(tag, 0x82, content.length >> 8, content.length), content);
  }

  /** BER: no length, and an end that is marked. */
  static byte[] indefinite(int tag, byte[] content) {
    return join(bytes(tag, 0x80), content, bytes(0, 0));
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
