package dev.portcullis.bench;

import dev.portcullis.record.log.LogJournal;
import dev.portcullis.registers.document.Backoff;
import dev.portcullis.registers.journal.Journal;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.log.Happenings;
import dev.portcullis.testkit.storage.Race;
import dev.portcullis.verification.name.ProjectId;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * What it costs many writers at once to put on record what they do, in one log in a SQLite file,
 * beside the same commits without a log, in turns.
 */
final class LogAppends {

  private static final ProjectId PROJECT = new ProjectId("demo");
  private static final int WRITERS = 64;

  /** Of each turn and writer: long enough for the writers to be at it together. */
  private static final int COMMITS = 16;

  private LogAppends() {}

  /**
   * Measures, on files in a folder that may be left behind.
   *
   * @param turns how often all writers do both
   * @param warmUp how often they do before
   */
  static List<Throughput> measure(Path folder, int turns, int warmUp) throws Exception {
    try (DocumentStore bare = SqliteDocumentStore.open(folder.resolve("bare.sqlite"));
        DocumentStore logged = SqliteDocumentStore.open(folder.resolve("logged.sqlite"))) {
      Random random = new Random(1);
      Journal log = new LogJournal(logged, Backoff.jittered(random), random);
      var unused = measure(Journal.unlogged(bare), log, "w", warmUp);
      return measure(Journal.unlogged(bare), log, "m", turns);
    }
  }

  private static List<Throughput> measure(Journal bare, Journal log, String prefix, int turns)
      throws Exception {
    Throughput commits = new Throughput("commit of one document, no log");
    Throughput appends = new Throughput("the same with its entry in the log");
    for (int turn = 0; turn < turns; turn++) {
      write(bare, prefix + turn, commits);
      write(log, prefix + turn, appends);
    }
    return List.of(commits, appends);
  }

  private static void write(Journal journal, String prefix, Throughput throughput)
      throws Exception {
    long start = System.nanoTime();
    List<long[]> times =
        Race.of(WRITERS, writer -> () -> write(journal, prefix + "-" + writer + "-"));
    throughput.add(times, System.nanoTime() - start);
  }

  private static long[] write(Journal journal, String prefix) {
    long[] times = new long[COMMITS];
    for (int i = 0; i < COMMITS; i++) {
      String thing = prefix + i;
      long start = System.nanoTime();
      boolean refused =
          journal
              .commit(
                  List.of(Happenings.create(PROJECT, thing)),
                  List.of(Happenings.event(PROJECT, thing)))
              .conflict()
              .isPresent();
      times[i] = System.nanoTime() - start;
      if (refused) {
        throw new IllegalStateException(thing + " is new and was refused");
      }
    }
    return times;
  }
}
