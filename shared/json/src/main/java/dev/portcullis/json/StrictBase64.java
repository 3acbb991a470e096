package dev.portcullis.json;

import java.util.Base64;

/**
 * Base64 as RFC 4648 defines it, with the choices that encoders have (sections 4 and 5: alphabet,
 * padding) and none that decoders have: exactly one text in each form stands for given bytes.
 */
final class StrictBase64 {

  private static final String EXPECTED = "must be base64 without spaces or line breaks";

  private StrictBase64() {}

  static byte[] decode(String text) throws InvalidTextException {
    String digits = withoutPadding(text);
    boolean urlSafe = digits.indexOf('-') >= 0 || digits.indexOf('_') >= 0;
    byte[] bytes = decode(digits, urlSafe ? Base64.getUrlDecoder() : Base64.getDecoder());
    Base64.Encoder encoder = urlSafe ? Base64.getUrlEncoder() : Base64.getEncoder();
    // The decoders ignore bits that the last digit has too many (RFC 4648 section 3.5); encoding
    // again shows them.
    if (!encoder.withoutPadding().encodeToString(bytes).equals(digits)) {
      throw new InvalidTextException(EXPECTED + "; its end was cut off or altered");
    }
    return bytes;
  }

  private static byte[] decode(String digits, Base64.Decoder decoder) throws InvalidTextException {
    try {
      return decoder.decode(digits);
    } catch (IllegalArgumentException e) {
      throw new InvalidTextException(EXPECTED);
    }
  }

  private static String withoutPadding(String text) throws InvalidTextException {
    int start = text.indexOf('=');
    if (start < 0) {
      return text;
    }
    String padding = text.substring(start);
    boolean whole = text.length() % 4 == 0 && (padding.equals("=") || padding.equals("=="));
    if (!whole) {
      throw new InvalidTextException(EXPECTED + ", with = only to fill its last group of four");
    }
    return text.substring(0, start);
  }
}
