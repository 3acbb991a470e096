package dev.portcullis.registers.document;

import dev.portcullis.storage.PageToken;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One page of a resource's versions, newest first. Immutable.
 *
 * @param <T> the resource
 * @param entries without gaps
 * @param next where the next page begins
 */
public record History<T>(List<Entry<T>> entries, Optional<PageToken> next) {

  public History {
    entries = List.copyOf(entries);
    Objects.requireNonNull(next, "next");
  }

  /**
   * A version, and what it changed.
   *
   * @param <T> the resource
   * @param version the version
   * @param before the last version before it that said something, also across a deletion
   */
  public record Entry<T>(Version<T> version, Optional<T> before) {

    public Entry {
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(before, "before");
    }
  }
}
