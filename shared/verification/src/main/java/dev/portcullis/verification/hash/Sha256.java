package dev.portcullis.verification.hash;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4). An instance gathers parts for one hash and is used by one thread. */
public final class Sha256 {

  private final MessageDigest digest;

  private Sha256(MessageDigest digest) {
    this.digest = digest;
  }

  /** A hash of nothing yet. */
  public static Sha256 start() {
    try {
      return new Sha256(MessageDigest.getInstance("SHA-256"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The hash of some bytes. */
  public static byte[] of(byte[] bytes) {
    return start().digest.digest(bytes);
  }

  /** The hash of a text in UTF-8, as lower-case hexadecimal. */
  public static String hex(String text) {
    return HexFormat.of().formatHex(of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Adds a part, its length first: otherwise two lists of parts, cut at different places, would
   * have one hash.
   */
  public Sha256 part(byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
    digest.update(part);
    return this;
  }

  /** Adds a text in UTF-8 as a part. */
  public Sha256 part(String part) {
    return part(part.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of the parts, as lower-case hexadecimal; ends the use of this instance. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
