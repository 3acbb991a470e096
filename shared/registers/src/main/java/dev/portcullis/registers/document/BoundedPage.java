package dev.portcullis.registers.document;

import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list, bounded in bytes and in what is looked at, not only in length: a document may
 * have 900 KiB, a page a thousand of them, and an answer 32 MiB. So a page may be shorter than
 * asked for, even empty, and still say where the list goes on. Immutable.
 *
 * @param <T> what the list is of
 * @param items in the order of the query
 * @param next where to go on; empty if nothing followed when the page was read
 */
public record BoundedPage<T>(List<T> items, Optional<PageToken> next) {

  /** How many bytes the bodies of one page have together, unless one alone has more. */
  public static final int MAX_BYTES = 8 * 1024 * 1024;

  /** How many documents are looked at for one page, unless more were asked for. */
  public static final int MAX_LOOKED_AT = 256;

  /**
   * How many documents are held at once: as many of the largest as a small instance has room for.
   */
  public static final int MAX_AT_ONCE = 64;

  public BoundedPage {
    items = List.copyOf(items);
    Objects.requireNonNull(next, "next");
  }

  /**
   * Reads a page.
   *
   * @param query the list; its limit is how long the page may be
   * @param picker what a document is in the list; empty if the list passes over it
   */
  public static <T> BoundedPage<T> read(
      DocumentStore store, Query query, Function<Document, Optional<T>> picker) {
    return new Reading<>(query, picker).from(store);
  }

  /** How many bytes a document takes of a page. */
  static long size(Document document) {
    return document.body().getBytes(StandardCharsets.UTF_8).length;
  }

  /** One page as it is read. */
  private static final class Reading<T> {

    private final Query query;
    private final Function<Document, Optional<T>> picker;
    private final int mayLookAt;
    private final List<T> items = new ArrayList<>();
    private Optional<PageToken> place;
    private int lookedAt;
    private long bytes;

    private Reading(Query query, Function<Document, Optional<T>> picker) {
      this.query = query;
      this.picker = picker;
      this.mayLookAt = Math.max(query.limit(), MAX_LOOKED_AT);
      this.place = query.after();
    }

    private BoundedPage<T> from(DocumentStore store) {
      while (true) {
        Page piece = store.query(query.after(place).limit(nextSize()));
        int taken = take(piece.documents());
        boolean all = taken == piece.documents().size();
        if (all && piece.next().isEmpty()) {
          return new BoundedPage<>(items, Optional.empty());
        }
        if (!all || isFull()) {
          return new BoundedPage<>(items, place);
        }
      }
    }

    /** No more than the page needs while nothing was passed over, then as many as may be. */
    private int nextSize() {
      boolean passedOver = lookedAt > items.size();
      int wanted = passedOver ? mayLookAt - lookedAt : query.limit() - items.size();
      return Math.min(wanted, MAX_AT_ONCE);
    }

    /** Looks at documents until the page is full; how many of them it looked at. */
    private int take(List<Document> documents) {
      int taken = 0;
      for (Document document : documents) {
        Optional<T> item = picker.apply(document);
        if (item.isPresent()) {
          long size = size(document);
          if (!items.isEmpty() && bytes + size > MAX_BYTES) {
            return taken;
          }
          bytes += size;
          items.add(item.get());
        }
        taken++;
        lookedAt++;
        place = Optional.of(PageToken.at(document));
        if (items.size() == query.limit()) {
          return taken;
        }
      }
      return taken;
    }

    private boolean isFull() {
      return items.size() == query.limit() || lookedAt >= mayLookAt;
    }
  }
}
