package dev.portcullis.verification.image;

import java.util.Objects;

/**
 * An image named by digest: the same bytes for ever. Immutable.
 *
 * @param repository where it lives
 * @param digest which bytes
 * @param written the reference as somebody wrote it
 */
public record PinnedImage(Repository repository, Digest digest, String written)
    implements ImageReference {

  public PinnedImage {
    Objects.requireNonNull(repository, "repository");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(written, "written");
  }

  /** A tag beside the digest is left out: nobody checked that it still means this digest. */
  @Override
  public String canonical() {
    return repository + "@" + digest;
  }
}
