package dev.portcullis.storage;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A list of one collection's documents, one page of it. Immutable; made by {@link #in} and refined:
 *
 * <pre>{@code
 * Query.in("projects/p/decisions").matching("verdict", "DENY").since(yesterday).limit(50)
 * }</pre>
 *
 * @param collection whose documents, not those of collections below
 * @param match a label value to have, if any
 * @param range when
 * @param order in which order
 * @param limit how many at most, 1 to 1,000
 * @param after where the page before ended
 */
public record Query(
    String collection,
    Optional<Match> match,
    TimeRange range,
    Order order,
    int limit,
    Optional<PageToken> after) {

  /** The largest page. */
  public static final int MAX_LIMIT = 1000;

  private static final int USUAL_LIMIT = 100;

  /** The orders a store keeps an index for. Every order is total: ids break ties. */
  public enum Order {
    /** By time, then id, both falling. */
    NEWEST_FIRST,
    /** By time, then id, both rising. */
    OLDEST_FIRST,
    /** By id, rising; goes with neither a match nor a range. */
    BY_ID
  }

  /**
   * One value that a label must have among its values.
   *
   * @param label the label's name
   * @param value one of its values, whole
   */
  public record Match(String label, String value) {
    public Match {
      Content.requireLabelName(label);
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * A span of time, cut to microseconds as documents' times are; upside down it holds nothing.
   *
   * @param from the first instant in it, if it begins
   * @param to the first instant after it, if it ends
   */
  public record TimeRange(Optional<Instant> from, Optional<Instant> to) {

    /** All of time. */
    public static final TimeRange ALWAYS = new TimeRange(Optional.empty(), Optional.empty());

    public TimeRange {
      from = from.map(Timestamps::storable);
      to = to.map(Timestamps::storable);
    }
  }

  public Query {
    DocumentPath.requireCollection(collection);
    Objects.requireNonNull(match, "match");
    Objects.requireNonNull(range, "range");
    Objects.requireNonNull(after, "after");
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "a page has 1 to " + MAX_LIMIT + " documents, not " + limit);
    }
    if (order == Order.BY_ID && (match.isPresent() || !range.equals(TimeRange.ALWAYS))) {
      throw new IllegalArgumentException("a list by id has neither a match nor a range");
    }
  }

  /** All documents of the collection, newest first, a hundred a page. */
  public static Query in(String collection) {
    return new Query(
        collection,
        Optional.empty(),
        TimeRange.ALWAYS,
        Order.NEWEST_FIRST,
        USUAL_LIMIT,
        Optional.empty());
  }

  /** Only documents whose label has this value among its values. */
  public Query matching(String label, String value) {
    return new Query(collection, Optional.of(new Match(label, value)), range, order, limit, after);
  }

  /** Only documents at or after this instant. */
  public Query since(Instant from) {
    return within(new TimeRange(Optional.of(from), range.to()));
  }

  /** Only documents before this instant. */
  public Query before(Instant to) {
    return within(new TimeRange(range.from(), Optional.of(to)));
  }

  /** Only documents in this range. */
  public Query within(TimeRange span) {
    return new Query(collection, match, span, order, limit, after);
  }

  /** By time, falling. */
  public Query newestFirst() {
    return ordered(Order.NEWEST_FIRST);
  }

  /** By time, rising. */
  public Query oldestFirst() {
    return ordered(Order.OLDEST_FIRST);
  }

  /** By id, rising. */
  public Query byId() {
    return ordered(Order.BY_ID);
  }

  /** At most so many. */
  public Query limit(int most) {
    return new Query(collection, match, range, order, most, after);
  }

  /** From where another page ended. */
  public Query after(PageToken token) {
    return after(Optional.of(token));
  }

  /** From where another page ended, or from the start. */
  public Query after(Optional<PageToken> token) {
    return new Query(collection, match, range, order, limit, token);
  }

  private Query ordered(Order by) {
    return new Query(collection, match, range, by, limit, after);
  }
}
