package dev.portcullis.verification.image;

import java.util.Objects;
import java.util.Optional;

/**
 * An image named by tag, or by nothing, which may mean other bytes tomorrow. Immutable.
 *
 * @param repository where it lives
 * @param tag the tag, if one was written
 * @param written the reference as somebody wrote it
 */
public record FloatingImage(Repository repository, Optional<String> tag, String written)
    implements ImageReference {

  public FloatingImage {
    Objects.requireNonNull(repository, "repository");
    Objects.requireNonNull(tag, "tag");
    Objects.requireNonNull(written, "written");
  }

  @Override
  public String canonical() {
    return repository + tag.map(t -> ":" + t).orElse("");
  }
}
