package dev.portcullis.storage;

import java.util.regex.Pattern;

/**
 * Where a document is: an id in a collection, such as {@code qa} in {@code projects/p/attestors}.
 *
 * <p>Segments are what every store takes unescaped: 1 to 512 of {@code A-Z a-z 0-9 . _ ~ : @ -},
 * none of them {@code .}, {@code ..} or {@code __x__} (Firestore keeps those for itself). Callers
 * parse names from outside before they make a path, so a bad one is an {@link
 * IllegalArgumentException}. Immutable.
 *
 * @param collection an odd number of segments joined by {@code /}
 * @param id the last segment
 */
public record DocumentPath(String collection, String id) {

  /** The longest path, in characters; Firestore ends at 6 KiB. */
  static final int MAX_LENGTH = 4096;

  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~:@-]{1,512}");
  private static final Pattern RESERVED = Pattern.compile("\\.\\.?|__.*__");

  public DocumentPath {
    requireCollection(collection);
    if (!isSegment(id)) {
      throw new IllegalArgumentException("not a document id: " + Excerpt.of(id));
    }
    if (collection.length() + 1 + id.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a path is longer than " + MAX_LENGTH + " characters");
    }
  }

  /** The document with this id in this collection. */
  public static DocumentPath of(String collection, String id) {
    return new DocumentPath(collection, id);
  }

  /** A document of a collection below this document. */
  public DocumentPath in(String subcollection, String childId) {
    return new DocumentPath(this + "/" + subcollection, childId);
  }

  /** The whole path, such as {@code projects/p/attestors/qa}. */
  @Override
  public String toString() {
    return collection + "/" + id;
  }

  static void requireCollection(String collection) {
    if (collection.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a path is longer than " + MAX_LENGTH + " characters");
    }
    String[] segments = collection.split("/", -1);
    if (segments.length % 2 == 0) {
      throw new IllegalArgumentException(
          "a collection has an odd number of segments, not as in " + Excerpt.of(collection));
    }
    for (String segment : segments) {
      if (!isSegment(segment)) {
        throw new IllegalArgumentException("not a collection: " + Excerpt.of(collection));
      }
    }
  }

  static boolean isSegment(String text) {
    return SEGMENT.matcher(text).matches() && !RESERVED.matcher(text).matches();
  }
}
