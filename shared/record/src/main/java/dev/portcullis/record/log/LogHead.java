package dev.portcullis.record.log;

import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.record.merkle.MerkleHash;
import dev.portcullis.record.merkle.MerkleTree;
import dev.portcullis.registers.document.Envelope;
import dev.portcullis.registers.document.UnreadableDocumentException;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.verification.name.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the log of a project is as a whole, and how that is stored. Immutable.
 *
 * @param tree how many entries there are, and their hash
 * @param document what it was read from; empty for a log without entries
 */
public record LogHead(MerkleTree tree, Optional<Document> document) {

  /** Of a log to which nobody appended yet. */
  public static final LogHead NONE = new LogHead(MerkleTree.EMPTY, Optional.empty());

  private static final Duration RESTORING = Duration.ofMinutes(1);

  public LogHead {
    Objects.requireNonNull(tree, "tree");
    Objects.requireNonNull(document, "document");
  }

  /** Everything that {@link #pick} has to see to tell "never written" from "lost". */
  static List<DocumentPath> paths(ProjectId project) {
    return List.of(LogPaths.head(project), LogPaths.entry(project, 0));
  }

  /**
   * The head among documents that were fetched together.
   *
   * @throws StoreUnavailableException if there was one and it is gone
   * @throws UnreadableDocumentException if it is damaged
   */
  static LogHead pick(ProjectId project, Map<DocumentPath, Document> read) {
    Document document = read.get(LogPaths.head(project));
    if (document != null) {
      return new LogHead(read(document), Optional.of(document));
    }
    if (read.containsKey(LogPaths.entry(project, 0))) {
      throw new StoreUnavailableException(
          LogPaths.head(project) + " was written and is not there; restore it, then run fsck",
          StoreUnavailableException.Outcome.NOTHING_WRITTEN,
          RESTORING,
          null);
    }
    return NONE;
  }

  /** How many entries there are. */
  public long size() {
    return tree.size();
  }

  /** A tree as the document of a head has it. */
  public static Content write(MerkleTree tree, Instant time) {
    return Content.of(
        time,
        JsonWriter.compact(
            Envelope.body()
                .put("size", tree.size())
                .put("root", tree.root().base64())
                .put("peaks", LogEntryForm.hashes(tree.peaks()))
                .build()));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws UnreadableDocumentException if it is anything else, or its parts contradict each other
   */
  public static MerkleTree read(Document document) {
    return Envelope.read(document, LogHead::read);
  }

  private static Optional<MerkleTree> read(Fields fields) {
    Optional<Long> size = fields.get("size").flatMap(c -> c.integer(1, LogPaths.MAX_INDEX));
    Optional<MerkleHash> root = fields.get("root").flatMap(LogEntryForm::hash);
    Optional<List<MerkleHash>> peaks = fields.get("peaks").map(c -> c.list(LogEntryForm::hash));
    fields.refuseUnknown();
    if (size.isEmpty() || root.isEmpty() || peaks.isEmpty()) {
      return Optional.empty();
    }
    MerkleTree tree = new MerkleTree(size.get(), peaks.get());
    if (!tree.root().equals(root.get())) {
      throw new IllegalArgumentException("the root is not that of the peaks");
    }
    return Optional.of(tree);
  }
}
