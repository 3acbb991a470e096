package dev.portcullis.verification.signature;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.hash.Sha256;
import java.util.Base64;

/**
 * The id of a public key: what a signature names, compared as a string. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6920">RFC 6920, the default form</a>
 */
public record KeyId(String value) {

  private static final int MAX_LENGTH = 1024;

  public KeyId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a key id");
    }
  }

  /**
   * Reads an id that somebody chose.
   *
   * @throws InvalidTextException if it is empty, too long, or holds control characters or spaces
   */
  public static KeyId parse(String text) throws InvalidTextException {
    if (!isValid(text)) {
      throw new InvalidTextException(
          "is not a key id: 1 to " + MAX_LENGTH + " printable ASCII characters without spaces");
    }
    return new KeyId(text);
  }

  /**
   * The id of a key for which nobody chose one: {@code ni:///sha-256;} and the SHA-256 of its DER
   * SubjectPublicKeyInfo, base64url without padding, as Google computes it.
   */
  public static KeyId of(Bytes subjectPublicKeyInfo) {
    byte[] hash = Sha256.of(subjectPublicKeyInfo.toByteArray());
    return new KeyId(
        "ni:///sha-256;" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isValid(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
