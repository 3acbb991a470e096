package dev.portcullis.storage;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The bounds of one call, which every adapter checks first; Firestore's, or smaller. */
public final class StoreLimits {

  /** How many documents one read may name. */
  public static final int MAX_PATHS = 1000;

  /** How many writes one commit may have. */
  public static final int MAX_WRITES = 500;

  /**
   * How large the bodies of one commit may be together, in bytes of UTF-8; a request has 10 MiB.
   */
  public static final int MAX_COMMIT_BYTES = 8 * 1024 * 1024;

  private StoreLimits() {}

  /** Throws {@link IllegalArgumentException} for too many paths. */
  public static void requireReadable(Collection<DocumentPath> paths) {
    if (paths.size() > MAX_PATHS) {
      throw new IllegalArgumentException(
          "a read names at most " + MAX_PATHS + " documents, not " + paths.size());
    }
  }

  /** Throws {@link IllegalArgumentException} for too many writes, too much text or a path twice. */
  public static void requireCommittable(List<Write> writes) {
    if (writes.size() > MAX_WRITES) {
      throw new IllegalArgumentException(
          "a commit has at most " + MAX_WRITES + " writes, not " + writes.size());
    }
    Set<DocumentPath> seen = new HashSet<>();
    for (Write write : writes) {
      if (!seen.add(write.path())) {
        throw new IllegalArgumentException("a commit writes " + write.path() + " twice");
      }
    }
    if (bytes(writes) > MAX_COMMIT_BYTES) {
      throw new IllegalArgumentException(
          "too large: the bodies of a commit have at most " + MAX_COMMIT_BYTES + " bytes");
    }
  }

  /** Whether a commit can have these writes: neither too many nor too much text. */
  public static boolean fit(List<Write> writes) {
    return writes.size() <= MAX_WRITES && bytes(writes) <= MAX_COMMIT_BYTES;
  }

  /** How large the bodies of these writes are together, in bytes of UTF-8. */
  public static long bytes(List<Write> writes) {
    return writes.stream().mapToLong(StoreLimits::bodyBytes).sum();
  }

  private static int bodyBytes(Write write) {
    if (write instanceof Write.Create create) {
      return Text.utf8Length("a body", create.content().body());
    }
    if (write instanceof Write.Update update) {
      return Text.utf8Length("a body", update.content().body());
    }
    return 0;
  }
}
