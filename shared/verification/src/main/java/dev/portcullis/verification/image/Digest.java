package dev.portcullis.verification.image;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.text.Ascii;

/**
 * The SHA-256 digest of an image manifest: {@code sha256:} and 64 lower-case hexadecimal digits.
 *
 * <p>A type of its own, because it is the only thing about an image that cannot be moved.
 * Immutable.
 *
 * @param hex the 64 digits
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests">OCI
 *     image specification, digests</a>
 */
public record Digest(String hex) {

  private static final String PREFIX = "sha256:";
  private static final int HEX_LENGTH = 64;

  public Digest {
    if (!isHex(hex)) {
      throw new IllegalArgumentException("not 64 lower-case hexadecimal digits");
    }
  }

  /**
   * Reads {@code sha256:...}.
   *
   * @throws InvalidTextException if the text is anything else, another algorithm included
   */
  public static Digest parse(String text) throws InvalidTextException {
    if (!text.startsWith(PREFIX) || !isHex(text.substring(PREFIX.length()))) {
      throw new InvalidTextException(
          "is not a digest: `sha256:` and 64 lower-case hexadecimal digits");
    }
    return new Digest(text.substring(PREFIX.length()));
  }

  /** Whether some digest begins with the text, which may be empty or a whole one. */
  static boolean isBeginning(String text) {
    if (!text.startsWith(PREFIX)) {
      return PREFIX.startsWith(text);
    }
    String hex = text.substring(PREFIX.length());
    return hex.length() <= HEX_LENGTH && hex.chars().allMatch(Ascii::isLowerHex);
  }

  @Override
  public String toString() {
    return PREFIX + hex;
  }

  private static boolean isHex(String text) {
    return text.length() == HEX_LENGTH && text.chars().allMatch(Ascii::isLowerHex);
  }
}
