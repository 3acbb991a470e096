package dev.portcullis.record.log;

import dev.portcullis.registers.document.Backoff;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.journal.Journal;
import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.name.ProjectId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Puts events on record in the log of their project, in the commit that makes them so: entries,
 * their hashes and the head of the log. Safe for use by many threads, and by many instances over
 * one store.
 *
 * <p>Who comes together shares a commit, so that the one head of a log does not set how often it
 * can be appended to. A submission that meets a conflict of its own does not keep the others.
 */
public final class LogJournal implements Journal {

  /** Of how many projects the end of the log is remembered; one that was forgotten costs a read. */
  private static final int MAX_PROJECTS = 256;

  private final DocumentStore store;
  private final Backoff backoff;
  private final RandomGenerator random;
  private final Optional<Announcement> announcement;
  private final Map<ProjectId, Sequencer> sequencers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ProjectId, Sequencer> eldest) {
          // Whoever still uses it goes on: two of one project are as good as two instances.
          return size() > MAX_PROJECTS;
        }
      };

  /** A journal that tells nobody. */
  public LogJournal(DocumentStore store, Backoff backoff, RandomGenerator random) {
    this(store, backoff, random, Optional.empty());
  }

  /**
   * A journal.
   *
   * @param store where the documents are; its calls are made for several callers at once, so none
   *     of them may limit their time
   * @param backoff how long to wait when another instance was faster
   * @param random where salts come from: nobody may guess them
   * @param announcement how people are told of what they are to be told of at once, if anybody is
   */
  public LogJournal(
      DocumentStore store,
      Backoff backoff,
      RandomGenerator random,
      Optional<Announcement> announcement) {
    this.store = Objects.requireNonNull(store, "store");
    this.backoff = Objects.requireNonNull(backoff, "backoff");
    this.random = Objects.requireNonNull(random, "random");
    this.announcement = announcement;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the events are of several projects
   * @throws StoreUnavailableException also if an event is larger than can be put on record
   */
  @Override
  public CommitResult commit(List<Write> writes, List<Event> events) {
    if (events.isEmpty()) {
      return store.commit(writes);
    }
    ProjectId project = events.get(0).project();
    if (!events.stream().allMatch(event -> event.project().equals(project))) {
      throw new IllegalArgumentException("a commit is put on record in one log");
    }
    return sequencer(project).submit(Submission.of(writes, events, announcement, random));
  }

  private Sequencer sequencer(ProjectId project) {
    synchronized (sequencers) {
      return sequencers.computeIfAbsent(
          project, id -> new Sequencer(id, store, backoff, announcement));
    }
  }
}
