package dev.portcullis.verification.signature;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.signature.Ed25519PublicKey;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The point of an Ed25519 key, out of its SubjectPublicKeyInfo.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8410#section-4">RFC 8410 section 4, which leaves
 *     one encoding</a>
 */
final class Ed25519Point {

  /** Everything before the point: of one key there is no other DER. */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int LENGTH = 32;

  /**
   * The points of small order, by their second coordinate: under such a key one signature holds
   * over many messages.
   */
  private static final List<byte[]> SMALL_ORDER =
      List.of(
          HexFormat.of().parseHex("00".repeat(LENGTH)),
          HexFormat.of().parseHex("01" + "00".repeat(LENGTH - 1)),
          HexFormat.of()
              .parseHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
          HexFormat.of()
              .parseHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
          HexFormat.of().parseHex("ec" + "ff".repeat(LENGTH - 2) + "7f"));

  private Ed25519Point() {}

  /**
   * The key of these bytes.
   *
   * @throws GeneralSecurityException if they are not the one encoding of a usable key
   */
  @AccessesPartialKey
  static Ed25519PublicKey parse(Bytes der) throws GeneralSecurityException {
    byte[] bytes = der.toByteArray();
    if (bytes.length != PREFIX.length + LENGTH
        || !Arrays.equals(bytes, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
      throw new GeneralSecurityException("not the encoding of RFC 8410");
    }
    return of(Arrays.copyOfRange(bytes, PREFIX.length, bytes.length));
  }

  /**
   * The key of this point.
   *
   * @throws GeneralSecurityException if it is not the one encoding of a usable point
   */
  @AccessesPartialKey
  static Ed25519PublicKey of(byte[] point) throws GeneralSecurityException {
    if (point.length != LENGTH) {
      throw new GeneralSecurityException("not as long as a point is");
    }
    byte[] y = point.clone();
    y[LENGTH - 1] &= 0x7f;
    if (isReducible(y) || SMALL_ORDER.stream().anyMatch(small -> Arrays.equals(small, y))) {
      throw new GeneralSecurityException("not a canonical point of large order");
    }
    return Ed25519PublicKey.create(com.google.crypto.tink.util.Bytes.copyFrom(point));
  }

  /** Whether a little-endian number is not below the field's prime, 2^255 - 19. */
  private static boolean isReducible(byte[] y) {
    if (y[LENGTH - 1] != 0x7f || (y[0] & 0xff) < 0xed) {
      return false;
    }
    for (int i = 1; i < LENGTH - 1; i++) {
      if (y[i] != (byte) 0xff) {
        return false;
      }
    }
    return true;
  }
}
