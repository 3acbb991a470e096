package dev.portcullis.testkit.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.log.LogEntry;
import dev.portcullis.record.log.LogHead;
import dev.portcullis.record.log.LogJournal;
import dev.portcullis.record.log.LogReader;
import dev.portcullis.registers.document.Backoff;
import dev.portcullis.registers.journal.Journal;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.oracle.Rfc6962;
import dev.portcullis.testkit.storage.Race;
import dev.portcullis.verification.name.ProjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Many who append to one log at once, and what it has to look like afterwards. */
public final class LogRace {

  private final DocumentStore store;
  private final ProjectId project;
  private final List<Journal> journals = new ArrayList<>();

  /** A race over so many instances of a journal. */
  public LogRace(DocumentStore store, String project, int instances) {
    this.store = store;
    this.project = new ProjectId(project);
    for (int i = 0; i < instances; i++) {
      Random random = new Random(i);
      journals.add(new LogJournal(store, Backoff.jittered(random), random));
    }
  }

  /**
   * Appends, and checks that nothing is lost, doubled or out of place, and that every entry is
   * provably in the log.
   *
   * @return how long each append took, in nanoseconds
   */
  public List<Long> run(int writers, int appendsOfEach) throws Exception {
    List<List<Long>> times =
        Race.of(writers, writer -> () -> append("w" + writer, appendsOfEach, writer));
    check(writers, appendsOfEach);
    return times.stream().flatMap(List::stream).toList();
  }

  private List<Long> append(String writer, int appends, int number) {
    Journal journal = journals.get(number % journals.size());
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < appends; i++) {
      String thing = writer + "-" + i;
      long start = System.nanoTime();
      assertThat(
              journal
                  .commit(
                      List.of(Happenings.create(project, thing)),
                      List.of(Happenings.event(project, thing)))
                  .conflict())
          .isEmpty();
      times.add(System.nanoTime() - start);
    }
    return times;
  }

  private void check(int writers, int appendsOfEach) throws Exception {
    LogReader reader = new LogReader(store);
    LogHead head = reader.head(project);
    int size = writers * appendsOfEach;
    assertThat(head.size()).isEqualTo(size);
    TreeSet<String> subjects = new TreeSet<>();
    for (int index = 0; index < size; index++) {
      LogEntry entry = reader.find(project, index).orElseThrow();
      assertThat(subjects.add(entry.leaf().subject())).as("entry %s is new", index).isTrue();
      List<byte[]> proof =
          reader.inclusion(project, index, size).hashes().stream()
              .map(hash -> hash.toByteArray())
              .toList();
      byte[] leaf = Rfc6962.sha256(new byte[] {0}, entry.leaf().bytes());
      assertThat(Rfc6962.rootOfInclusion(leaf, index, size, proof))
          .as("the root that entry %s leads to", index)
          .isEqualTo(head.tree().root().toByteArray());
    }
    for (int writer = 0; writer < writers; writer++) {
      for (int i = 0; i < appendsOfEach; i++) {
        assertThat(subjects).contains(Happenings.subject(project, "w" + writer + "-" + i));
      }
    }
  }
}
