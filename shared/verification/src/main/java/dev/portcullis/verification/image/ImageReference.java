package dev.portcullis.verification.image;

import dev.portcullis.json.InvalidTextException;

/**
 * A reference to a container image, by the grammar of the distribution project.
 *
 * <p>Everything that means the same image has one {@linkplain #canonical() canonical form}: {@code
 * nginx}, {@code library/nginx} and {@code index.docker.io/library/nginx} are {@code
 * docker.io/library/nginx}. Whether it is pinned is its type, so what needs a digest cannot be
 * handed a tag. Immutable.
 *
 * @see <a href="https://github.com/distribution/reference/blob/main/reference.go">the grammar</a>
 */
public sealed interface ImageReference permits PinnedImage, FloatingImage {

  /** Where the image lives. */
  Repository repository();

  /** The reference as somebody wrote it. For people, never for comparing. */
  String written();

  /**
   * The one form that is compared: {@code host/path@digest} for a pinned image, whose tag says
   * nothing; else {@code host/path:tag}, or {@code host/path} where no tag was written.
   */
  String canonical();

  /**
   * Reads a reference.
   *
   * @throws InvalidTextException if the text is not one, or names its digest by an algorithm other
   *     than SHA-256
   */
  static ImageReference parse(String text) throws InvalidTextException {
    return new ReferenceParser(text).parse();
  }
}
