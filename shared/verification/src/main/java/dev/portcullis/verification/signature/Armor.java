package dev.portcullis.verification.signature;

import dev.portcullis.json.InvalidTextException;
import java.util.Base64;
import java.util.List;

/**
 * OpenPGP's text form of bytes, read strictly: one block, and of one block of bytes one base64.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4880#section-6.2">RFC 4880 section 6.2</a>
 */
final class Armor {

  private static final int CRC_INITIAL = 0xb704ce;
  private static final int CRC_POLYNOMIAL = 0x1864cfb;

  private Armor() {}

  /**
   * The bytes of one block that fills the text.
   *
   * @param label what its first and last lines call it
   * @throws InvalidTextException if the text is anything else
   */
  static byte[] decode(String text, String label) throws InvalidTextException {
    String begin = "-----BEGIN " + label + "-----";
    List<String> lines = text.lines().toList();
    if (text.replace("\r\n", "\n").indexOf('\r') >= 0
        || lines.size() < 4
        || !lines.get(0).equals(begin)
        || !lines.get(lines.size() - 1).equals("-----END " + label + "-----")) {
      throw new InvalidTextException("is not one `" + begin + "` block");
    }
    int blank = lines.indexOf("");
    if (blank < 1 || !lines.subList(1, blank).stream().allMatch(Armor::isHeader)) {
      throw new InvalidTextException(
          "has no empty line between the head of the block and its data");
    }
    List<String> body = lines.subList(blank + 1, lines.size() - 1);
    boolean summed = !body.isEmpty() && body.get(body.size() - 1).startsWith("=");
    byte[] bytes = bytes(String.join("", summed ? body.subList(0, body.size() - 1) : body));
    if (summed && !body.get(body.size() - 1).equals("=" + base64(checksum(bytes)))) {
      throw new InvalidTextException("was damaged: its checksum does not fit");
    }
    return bytes;
  }

  private static byte[] bytes(String base64) throws InvalidTextException {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      if (bytes.length > 0 && base64(bytes).equals(base64)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new InvalidTextException("has something other than base64 in its block");
  }

  /** Such as {@code Version: GnuPG v1}. */
  private static boolean isHeader(String line) {
    return line.contains(": ") && line.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] checksum(byte[] bytes) {
    int crc = CRC_INITIAL;
    for (byte octet : bytes) {
      crc ^= (octet & 0xff) << 16;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc <<= 1;
        if ((crc & 0x1000000) != 0) {
          crc ^= CRC_POLYNOMIAL;
        }
      }
    }
    return new byte[] {(byte) (crc >> 16), (byte) (crc >> 8), (byte) crc};
  }
}
