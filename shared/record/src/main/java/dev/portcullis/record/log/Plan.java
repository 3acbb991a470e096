package dev.portcullis.record.log;

import dev.portcullis.record.merkle.MerkleTree;
import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Version;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.name.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One commit that appends what several callers submit to the log. Used by one thread.
 *
 * <p>The callers' own writes come first, so that a conflict of theirs is found before one of the
 * log: it is theirs whatever the log is like.
 */
final class Plan {

  private final ProjectId project;
  private final List<Write> writes = new ArrayList<>();
  private final Map<DocumentPath, Submission> owners = new HashMap<>();
  private final MerkleTree tree;
  private final Content head;

  Plan(
      ProjectId project,
      LogHead before,
      List<Submission> submissions,
      Optional<Announcement> announcement) {
    this.project = project;
    MerkleTree grown = before.tree();
    List<Write> log = new ArrayList<>();
    Instant time = Instant.EPOCH;
    for (Submission submission : submissions) {
      for (Write write : submission.writes()) {
        writes.add(write);
        owners.put(write.path(), submission);
      }
      for (Draft draft : submission.drafts()) {
        Draft.Placed placed = draft.after(grown, announcement);
        log.addAll(placed.writes());
        grown = placed.tree();
        time = draft.event().time();
      }
    }
    this.tree = grown;
    this.head = LogHead.write(grown, time);
    writes.addAll(log);
    writes.add(
        before
            .document()
            .map(document -> Write.update(document, head))
            .orElseGet(() -> Write.create(LogPaths.head(project), head)));
  }

  /** Everything, in one commit. */
  List<Write> writes() {
    return writes;
  }

  /** Whose own write this is; empty if it is one of the log. */
  Optional<Submission> owner(DocumentPath path) {
    return Optional.ofNullable(owners.get(path));
  }

  /** What one caller is told of the commit: its own part. */
  Committed part(Submission submission, Committed committed) {
    Map<DocumentPath, Version> versions = new HashMap<>(committed.versions());
    versions.keySet().retainAll(submission.paths());
    return new Committed(versions);
  }

  /** The head that the commit left. */
  LogHead head(Committed committed) {
    DocumentPath path = LogPaths.head(project);
    return new LogHead(tree, Optional.of(new Document(path, committed.versionOf(path), head)));
  }
}
