package dev.portcullis.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Query.Order;
import dev.portcullis.storage.Write;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.ProgressHandler;

/**
 * What reads cost, counted in steps of SQLite's virtual machine: every row looked at takes some, so
 * a scan or a sort cannot hide, and the numbers are the same on every machine.
 */
class CostTest {

  private static final int FEW = 100;
  private static final int MANY = 10_000;
  private static final Instant NOON = Instant.parse("2024-05-06T12:00:00Z");
  private static final Query THINGS = Query.in("things").limit(20);

  private static Database few;
  private static Database many;

  @BeforeAll
  static void open() throws SQLException {
    few = Database.of(FEW);
    many = Database.of(MANY);
  }

  @AfterAll
  static void close() throws SQLException {
    few.close();
    many.close();
  }

  static List<Query> lists() {
    PageToken middle = new PageToken(NOON.plusSeconds(FEW / 2), "n50");
    List<Query> lists = new ArrayList<>();
    for (Query list : List.of(THINGS, THINGS.matching("kind", "x"))) {
      for (Query ordered : List.of(list.newestFirst(), list.oldestFirst())) {
        lists.add(ordered);
        lists.add(ordered.after(middle));
        lists.add(ordered.since(NOON.plusSeconds(10)).before(NOON.plusSeconds(80)));
        lists.add(ordered.since(NOON.plusSeconds(10)).before(NOON.plusSeconds(80)).after(middle));
      }
    }
    lists.add(THINGS.byId());
    lists.add(THINGS.byId().after(middle));
    return lists;
  }

  @ParameterizedTest
  @MethodSource("lists")
  void page_ofFewAndOfMany_costsTheSame(Query list) throws SQLException {
    assertThat(few.steps(list)).isPositive().isEqualTo(many.steps(list));
  }

  @Test
  void page_matchingAFewOfMany_costsWhatItReturns() throws SQLException {
    assertThat(many.steps(THINGS.matching("rare", "x"))).isLessThan(many.steps(THINGS));
  }

  @Test
  void getAll_ofFewAndOfMany_costsTheSame() throws SQLException {
    List<DocumentPath> paths =
        IntStream.range(0, 20).mapToObj(i -> DocumentPath.of("things", "n" + i)).toList();
    assertThat(few.steps(paths)).isPositive().isEqualTo(many.steps(paths));
  }

  @Test
  void getAll_samePathOften_isReadOnce() throws SQLException {
    DocumentPath path = DocumentPath.of("things", "n1");
    assertThat(few.steps(Collections.nCopies(20, path)))
        .isPositive()
        .isEqualTo(few.steps(List.of(path)));
  }

  @Test
  void plans_ofAllStatements_searchAnIndexAndSortNothing() throws SQLException {
    for (Order order : List.of(Order.NEWEST_FIRST, Order.OLDEST_FIRST)) {
      assertThat(few.plan(Listing.byTime(false, order)))
          .containsExactly(
              "SEARCH d USING INDEX documents_by_time"
                  + " (collection=? AND (time,id)>(?,?) AND (time,id)<(?,?))");
      assertThat(few.plan(Listing.byTime(true, order)))
          .containsExactly(
              "SEARCH e USING PRIMARY KEY (collection=? AND label=? AND value=?"
                  + " AND (time,id)>(?,?) AND (time,id)<(?,?))",
              "SEARCH d USING INTEGER PRIMARY KEY (rowid=?)");
    }
    String byId = "INDEX sqlite_autoindex_documents_1 (collection=? AND id";
    assertThat(few.plan(Listing.BY_ID)).containsExactly("SEARCH d USING " + byId + ">?)");
    for (String lookup : List.of(Lookup.DOCUMENTS, Lookup.ROWS)) {
      assertThat(few.plan(lookup))
          .containsExactly("SCAN wanted VIRTUAL TABLE INDEX 1:", "SEARCH d USING " + byId + "=?)");
    }
    assertThat(few.plan(ExpiredDocuments.EXPIRED))
        .containsExactly("SEARCH d USING INDEX documents_by_expiry (expire_at<?)");
  }

  /** A store's tables with so many documents, one a second; every thousandth is rare. */
  private record Database(Connection connection, Session session) {

    static Database of(int documents) throws SQLException {
      Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
      Session session = new Session(connection);
      Schema.create(session);
      List<Write> writes = IntStream.range(0, documents).mapToObj(Database::creation).toList();
      List<CommitResult> results =
          session.transact(active -> CommitTransaction.run(active, List.of(writes)));
      assertThat(results).allMatch(result -> result.conflict().isEmpty());
      return new Database(connection, session);
    }

    private static Write creation(int number) {
      Content content = Content.of(NOON.plusSeconds(number), "{}").withLabel("kind", "x");
      return Write.create(
          DocumentPath.of("things", "n" + number),
          number % 1000 == 0 ? content.withLabel("rare", "x") : content);
    }

    long steps(Query query) throws SQLException {
      return counted(() -> assertThat(Listing.page(session, query).documents()).isNotEmpty());
    }

    long steps(List<DocumentPath> paths) throws SQLException {
      return counted(() -> assertThat(Lookup.documents(session, paths)).containsOnlyKeys(paths));
    }

    private long counted(Reading reading) throws SQLException {
      Counter counter = new Counter();
      reading.run(); // Prepares what is not prepared yet.
      ProgressHandler.setHandler(connection, 1, counter);
      reading.run();
      ProgressHandler.clearHandler(connection);
      return counter.steps;
    }

    List<String> plan(String sql) throws SQLException {
      List<String> plan = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
          ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          plan.add(row.getString("detail"));
        }
      }
      return plan;
    }

    void close() throws SQLException {
      session.close();
    }
  }

  @FunctionalInterface
  private interface Reading {
    void run() throws SQLException;
  }

  private static final class Counter extends ProgressHandler {
    private long steps;

    @Override
    protected int progress() {
      steps++;
      return 0;
    }
  }
}
