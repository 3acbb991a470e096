package dev.portcullis.registers.journal;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import java.util.List;

/**
 * Commits writes together with the record of what they do: all of it becomes durable, or nothing
 * does. Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface Journal {

  /**
   * Commits.
   *
   * @param writes what the caller changes
   * @param events what that means, in the order in which it is to be found in the log; without
   *     events no log is touched
   * @return whether the caller's own writes were committed, or which of them met a conflict
   * @throws StoreUnavailableException if the store cannot answer, or the record cannot be written
   */
  CommitResult commit(List<Write> writes, List<Event> events);

  /** Writes to a store of which nobody keeps a log; events are dropped. */
  static Journal unlogged(DocumentStore store) {
    return (writes, events) -> store.commit(writes);
  }
}
