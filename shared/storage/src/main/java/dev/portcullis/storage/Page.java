package dev.portcullis.storage;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One page of a list. Immutable.
 *
 * @param documents in the order asked for
 * @param next where to go on; empty if nothing followed when the page was read
 */
public record Page(List<Document> documents, Optional<PageToken> next) {

  public Page {
    documents = List.copyOf(documents);
    Objects.requireNonNull(next, "next");
  }

  /**
   * For adapters: the page of a limit out of what was found when one document more than the limit
   * was asked for.
   */
  public static Page of(List<Document> found, int limit) {
    if (found.size() <= limit) {
      return new Page(found, Optional.empty());
    }
    List<Document> documents = found.subList(0, limit);
    return new Page(documents, Optional.of(PageToken.at(documents.get(limit - 1))));
  }
}
