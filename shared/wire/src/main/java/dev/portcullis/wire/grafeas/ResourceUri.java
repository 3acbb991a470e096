package dev.portcullis.wire.grafeas;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.image.Digest;
import java.util.Locale;
import java.util.Optional;

/**
 * What an occurrence is about, such as {@code https://gcr.io/demo/app@sha256:...}. Immutable.
 *
 * <p>gcloud leaves the scheme out, other clients write it: compare {@link #normalized()}.
 *
 * @param written the URI as it was received
 */
public record ResourceUri(String written) {

  private static final int MAX_LENGTH = 2048;

  public ResourceUri {
    if (!isValid(written)) {
      throw new IllegalArgumentException("not a resource URI");
    }
  }

  /**
   * Reads a URI.
   *
   * @throws InvalidTextException if it is empty, too long, or holds control characters or spaces
   */
  public static ResourceUri parse(String text) throws InvalidTextException {
    if (!isValid(text)) {
      throw new InvalidTextException(
          "is not a resource URI: 1 to "
              + MAX_LENGTH
              + " printable ASCII characters without spaces, such as `gcr.io/p/app@sha256:...`");
    }
    return new ResourceUri(text);
  }

  /** The URI without {@code http://} or {@code https://} before it. */
  public String normalized() {
    String lower = written.substring(0, Math.min(8, written.length())).toLowerCase(Locale.ROOT);
    if (lower.equals("https://")) {
      return written.substring(8);
    }
    return lower.startsWith("http://") ? written.substring(7) : written;
  }

  /** The digest at the end of the URI, if it is an image's and there is one. */
  public Optional<Digest> digest() {
    int at = written.lastIndexOf('@');
    if (at <= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Digest.parse(written.substring(at + 1)));
    } catch (InvalidTextException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return written;
  }

  private static boolean isValid(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
