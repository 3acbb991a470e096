package dev.portcullis.record.fsck;

import dev.portcullis.storage.Document;
import java.util.Optional;
import java.util.function.Consumer;

/** The documents of one project, wherever they are kept. */
public interface FsckSource {

  /** The head of the log, as it is now. */
  Optional<Document> head();

  /** Every document in the collection of the log's entries, in the order of their ids. */
  void entries(Consumer<Document> reader);

  /** Every decision, in any order. */
  void decisions(Consumer<Document> reader);
}
