package dev.portcullis.record.fsck;

import dev.portcullis.record.checkpoint.Checkpoint;
import dev.portcullis.record.log.LogEntryForm;
import dev.portcullis.record.log.LogHead;
import dev.portcullis.record.log.LogPaths;
import dev.portcullis.record.merkle.MerkleTree;
import dev.portcullis.registers.document.UnreadableDocumentException;
import dev.portcullis.storage.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Checks the log of a project: makes every hash again from the leaves, and looks at numbering,
 * head, particulars, decisions by breakglass, and at what the log is known to have been.
 *
 * <p>Who may write to the store may write a whole new log, of which all this is true. That is what
 * a checkpoint is for that was kept elsewhere.
 */
public final class Fsck {

  /** How many problems are told. */
  public static final int MAX_PROBLEMS = 100;

  private final FsckSource source;
  private final Optional<Checkpoint> kept;
  private final Instant now;
  private final Findings findings = new Findings();

  private Fsck(FsckSource source, Optional<Checkpoint> kept, Instant now) {
    this.source = source;
    this.kept = kept;
    this.now = now;
  }

  /**
   * Checks.
   *
   * @param kept what the log was when somebody took a checkpoint away, if anybody did
   * @param now by which decisions past their time are told from lost ones
   */
  public static FsckReport check(FsckSource source, Optional<Checkpoint> kept, Instant now) {
    return new Fsck(source, kept, now).run();
  }

  private FsckReport run() {
    // The head comes first and once more at the end: what is appended meanwhile is no problem.
    Optional<MerkleTree> before = head();
    List<Checkpoint> known = new ArrayList<>();
    kept.ifPresent(known::add);
    References references = new References(findings, now);
    EntryCheck check = new EntryCheck(findings, known, references::entry);
    source.entries(check::next);
    compare(check, before);
    // Of a log that is not whole nobody can say what is missing in it.
    if (findings.isEmpty()) {
      source.decisions(references::decision);
      if (references.isUnrecorded()) {
        source.entries(document -> late(document, check.read(), references));
      }
      references.end();
    }
    return new FsckReport(check.read(), check.root(), findings.problems());
  }

  /** What comes behind the entries that were looked at is for the next check. */
  private static void late(Document document, long read, References references) {
    OptionalLong index = LogPaths.index(document.path().id());
    if (index.isEmpty() || index.getAsLong() < read) {
      return;
    }
    try {
      references.late(LogEntryForm.read(document));
    } catch (UnreadableDocumentException e) {
      // Then it says nothing of any decision, and that is told.
    }
  }

  private void compare(EntryCheck check, Optional<MerkleTree> before) {
    long size = check.tree().size();
    if (!check.isWhole()) {
      return;
    }
    if (before.isPresent() && before.get().size() > size) {
      findings.at(size, "entry " + size + " is missing, and all behind it: the head has more");
      return;
    }
    Optional<MerkleTree> after =
        before.isPresent() && before.get().size() == size ? before : head();
    if (after.isPresent() && after.get().size() < size) {
      long first = after.get().size();
      findings.at(first, "entry " + first + " is behind the end of the log by its head");
    } else if (after.isEmpty() && size > 0 && findings.isEmpty()) {
      findings.whole("the head of the log is not there");
    } else if (after.isPresent()
        && after.get().size() == size
        && !after.get().equals(check.tree())) {
      findings.whole("the head of the log has hashes that are not those of the entries");
    }
    if (kept.isPresent() && kept.get().size() > size) {
      findings.at(
          size, "entry " + size + " is missing, and all behind it: the kept checkpoint has more");
    }
  }

  private Optional<MerkleTree> head() {
    Optional<Document> document = source.head();
    if (document.isEmpty()) {
      return Optional.empty();
    }
    try {
      MerkleTree tree = LogHead.read(document.get());
      if (!LogHead.write(tree, document.get().content().time()).equals(document.get().content())) {
        findings.whole("the head of the log is not written as heads are");
      }
      return Optional.of(tree);
    } catch (UnreadableDocumentException e) {
      findings.whole(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
