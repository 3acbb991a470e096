package dev.portcullis.testkit.gate;

import dev.portcullis.json.JsonWriter;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.journal.Journal;
import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps every event as a document in the commit that it belongs to, so that tests see what became
 * durable together. Safe for use by many threads.
 */
public final class RecordingJournal implements Journal {

  private static final String COLLECTION = "recordedEvents";

  private final DocumentStore store;
  private final long seed;
  private final AtomicInteger next = new AtomicInteger();

  /**
   * A journal in a store.
   *
   * @param seed journals over one store need different ones
   */
  public RecordingJournal(DocumentStore store, long seed) {
    this.store = store;
    this.seed = seed;
  }

  @Override
  public CommitResult commit(List<Write> writes, List<Event> events) {
    List<Write> all = new ArrayList<>(writes);
    for (Event event : events) {
      String id = seed + "-" + next.incrementAndGet();
      Content content =
          Content.of(event.time(), JsonWriter.compact(event.facts()))
              .withLabel("kind", event.kind().name())
              .withLabel("subject", event.subject());
      all.add(Write.create(DocumentPath.of(COLLECTION, id), content));
    }
    return store.commit(all);
  }

  /** The subjects of the events of a kind that are durable in a store, oldest first. */
  public static List<String> subjects(DocumentStore store, String kind) {
    return store
        .query(Query.in(COLLECTION).matching("kind", kind).oldestFirst().limit(1000))
        .documents()
        .stream()
        .flatMap(
            document ->
                Optional.ofNullable(document.content().labels().get("subject")).stream()
                    .flatMap(Set::stream))
        .toList();
  }
}
