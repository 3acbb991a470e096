package dev.portcullis.storage.sqlite;

import dev.portcullis.storage.Page;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Query.Order;
import dev.portcullis.storage.Timestamps;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads lists. A page is one stretch of one index, between two places in it; a place is a time and
 * an id, so the page token and the range of time are the same kind of bound.
 */
final class Listing {

  private static final String BETWEEN =
      " AND (%1$s.time, %1$s.id) > (?, ?) AND (%1$s.time, %1$s.id) < (?, ?)"
          + " ORDER BY %1$s.time %2$s, %1$s.id %2$s LIMIT ?";

  private static final String ALL =
      "SELECT "
          + DocumentRows.COLUMNS
          + " FROM documents AS d INDEXED BY documents_by_time WHERE d.collection = ?"
          + BETWEEN;

  // CROSS JOIN keeps the entries on the outside, so that they give the order.
  private static final String MATCHING =
      "SELECT "
          + DocumentRows.COLUMNS
          + " FROM label_entries AS e CROSS JOIN documents AS d ON d.key = e.document"
          + " WHERE e.collection = ? AND e.label = ? AND e.value = ?"
          + BETWEEN;

  static final String BY_ID =
      "SELECT "
          + DocumentRows.COLUMNS
          + " FROM documents AS d WHERE d.collection = ? AND d.id > ? ORDER BY d.id LIMIT ?";

  private Listing() {}

  static Page page(Session session, Query query) throws SQLException {
    PreparedStatement statement =
        query.order() == Order.BY_ID ? byId(session, query) : byTime(session, query);
    return Page.of(DocumentRows.documents(statement), query.limit());
  }

  /** The statement of a list by time. */
  static String byTime(boolean matching, Order order) {
    String direction = order == Order.NEWEST_FIRST ? "DESC" : "ASC";
    return String.format(matching ? MATCHING : ALL, matching ? "e" : "d", direction);
  }

  private static PreparedStatement byId(Session session, Query query) throws SQLException {
    PreparedStatement statement = session.prepare(BY_ID);
    statement.setString(1, query.collection());
    statement.setString(2, query.after().map(PageToken::id).orElse(""));
    statement.setInt(3, query.limit() + 1);
    return statement;
  }

  private static PreparedStatement byTime(Session session, Query query) throws SQLException {
    PreparedStatement statement = session.prepare(byTime(query.match().isPresent(), query.order()));
    int next = 1;
    statement.setString(next++, query.collection());
    if (query.match().isPresent()) {
      Query.Match match = query.match().orElseThrow();
      statement.setString(next++, match.label());
      statement.setString(next++, match.value());
    }
    Place from = Place.of(query.range().from()).orElse(Place.FIRST);
    Place to = Place.of(query.range().to()).orElse(Place.LAST);
    Optional<Place> seen = query.after().map(Place::of);
    if (query.order() == Order.NEWEST_FIRST) {
      to = seen.filter(to::isAfter).orElse(to);
    } else {
      from = seen.filter(from::isBefore).orElse(from);
    }
    statement.setLong(next++, from.micros());
    statement.setString(next++, from.id());
    statement.setLong(next++, to.micros());
    statement.setString(next++, to.id());
    statement.setInt(next, query.limit() + 1);
    return statement;
  }

  /**
   * A place in an index by time and id. An empty id is before every document of its time, so that
   * one form of bound, excluding itself, says "from this instant on" as well as "before it".
   */
  private record Place(long micros, String id) {
    static final Place FIRST = new Place(Long.MIN_VALUE, "");
    static final Place LAST = new Place(Long.MAX_VALUE, "");

    static Optional<Place> of(Optional<Instant> time) {
      return time.map(instant -> new Place(Timestamps.toMicros(instant), ""));
    }

    static Place of(PageToken token) {
      return new Place(Timestamps.toMicros(token.time()), token.id());
    }

    boolean isBefore(Place other) {
      return micros < other.micros || (micros == other.micros && id.compareTo(other.id) < 0);
    }

    boolean isAfter(Place other) {
      return other.isBefore(this);
    }
  }
}
