package dev.portcullis.web.path;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Percent-encoded text (RFC 3986, section 2.1), read strictly: every percent sign begins an encoded
 * byte, and the bytes are UTF-8.
 */
public final class PercentText {

  private static final int HEX = 16;

  private PercentText() {}

  /** The text that was encoded; empty if it was not encoded properly. */
  public static Optional<String> decode(String encoded) {
    if (encoded.indexOf('%') < 0) {
      return Optional.of(encoded);
    }
    byte[] source = encoded.getBytes(StandardCharsets.UTF_8);
    ByteBuffer decoded = ByteBuffer.allocate(source.length);
    for (int i = 0; i < source.length; i++) {
      if (source[i] != '%') {
        decoded.put(source[i]);
        continue;
      }
      int high = i + 2 <= source.length - 1 ? Character.digit(source[i + 1], HEX) : -1;
      int low = i + 2 <= source.length - 1 ? Character.digit(source[i + 2], HEX) : -1;
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      decoded.put((byte) (high * HEX + low));
      i += 2;
    }
    try {
      // A decoder of its own refuses malformed bytes instead of replacing them.
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }
}
