package dev.portcullis.record.log;

import dev.portcullis.registers.journal.Event;
import dev.portcullis.storage.Write;

/** How people come to hear of an event: by a document that is written together with its entry. */
@FunctionalInterface
public interface Announcement {

  /**
   * The write that announces an event.
   *
   * @param event what happened; its kind is announced
   * @param index its number in the log of its project
   * @return a create whose path follows from the index
   */
  Write write(Event event, long index);
}
