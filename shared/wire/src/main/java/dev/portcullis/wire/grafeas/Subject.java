package dev.portcullis.wire.grafeas;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.verification.image.Digest;
import java.util.Objects;
import java.util.Optional;

/**
 * What an occurrence is about, as an index keeps it: the digest at the end of a resource's URI, so
 * that one image is found wherever it lies, or else a hash of the URI, which may be longer than an
 * index takes. Immutable.
 *
 * @param key equal for what may be the same; never empty, and without spaces
 */
public record Subject(String key) {

  private static final int DIGEST_LENGTH = "sha256:".length() + 64;

  public Subject {
    Objects.requireNonNull(key, "key");
  }

  /** The subject of a resource by its URI, without the scheme. */
  public static Subject of(String normalizedUri) {
    return ofSuffix(normalizedUri).orElseGet(() -> new Subject("uri:" + Sha256.hex(normalizedUri)));
  }

  /** The subject of whatever lies anywhere with this digest. */
  public static Subject of(Digest digest) {
    return new Subject(digest.toString());
  }

  /** The one subject of all resources whose URI ends so, if it says enough. */
  public static Optional<Subject> ofSuffix(String suffix) {
    int start = suffix.length() - DIGEST_LENGTH;
    if (start < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Subject(Digest.parse(suffix.substring(start)).toString()));
    } catch (InvalidTextException e) {
      return Optional.empty();
    }
  }
}
