package dev.portcullis.record.fsck;

import dev.portcullis.record.checkpoint.Checkpoint;
import dev.portcullis.record.log.LogEntry;
import dev.portcullis.record.log.LogEntryForm;
import dev.portcullis.record.log.LogPaths;
import dev.portcullis.record.log.Particulars;
import dev.portcullis.record.merkle.MerkleHash;
import dev.portcullis.record.merkle.MerkleTree;
import dev.portcullis.registers.document.UnreadableDocumentException;
import dev.portcullis.storage.Document;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Reads the entries one by one and makes the tree again. Used by one thread.
 *
 * <p>Behind the first entry that is wrong the tree is unknown, so that later ones are looked at by
 * themselves only.
 */
final class EntryCheck {

  private final Findings findings;
  private final List<Checkpoint> kept;
  private final Consumer<LogEntry> reader;
  private MerkleTree tree = MerkleTree.EMPTY;
  private boolean whole = true;
  private long read;

  /**
   * A check.
   *
   * @param kept what the log is known to have been
   * @param reader sees every entry that can be read
   */
  EntryCheck(Findings findings, List<Checkpoint> kept, Consumer<LogEntry> reader) {
    this.findings = findings;
    this.kept = kept;
    this.reader = reader;
    compare();
  }

  /** The next document of the collection. */
  void next(Document document) {
    read++;
    OptionalLong index = LogPaths.index(document.path().id());
    if (index.isEmpty()) {
      findings.whole(document.path() + " is no entry, and has no place in the log");
      return;
    }
    if (whole && index.getAsLong() != tree.size()) {
      bad(tree.size(), "is missing; the next one is " + index.getAsLong());
    }
    LogEntry entry;
    try {
      entry = LogEntryForm.read(document);
    } catch (UnreadableDocumentException e) {
      bad(index.getAsLong(), "cannot be read: " + e.getMessage());
      return;
    }
    alone(entry, document);
    if (whole) {
      append(entry);
    }
    reader.accept(entry);
  }

  /** What an entry says about itself. */
  private void alone(LogEntry entry, Document document) {
    if (!LogEntryForm.write(entry).equals(document.content())) {
      bad(entry.index(), "is not written as entries are");
    } else if (entry.particulars() instanceof Particulars.Kept particulars
        && !particulars.hash().equals(entry.leaf().particularsHash())) {
      bad(entry.index(), "has other particulars than those in its leaf");
    } else if (!entry.leaf().hash().equals(entry.subtrees().get(0))) {
      bad(entry.index(), "has a hash that is not its leaf's");
    }
  }

  private void append(LogEntry entry) {
    MerkleTree.Appended appended = tree.append(entry.leaf().hash());
    if (!appended.completed().equals(entry.subtrees())) {
      bad(entry.index(), "has hashes that are not those of the entries up to it");
      return;
    }
    tree = appended.tree();
    compare();
  }

  /** Whether the tree is what was once known of it. */
  private void compare() {
    for (Checkpoint checkpoint : kept) {
      if (checkpoint.size() == tree.size() && !checkpoint.root().equals(tree.root())) {
        findings.whole(
            "the first "
                + tree.size()
                + " entries are not those of the kept checkpoint: the log was written anew");
      }
    }
  }

  private void bad(long index, String what) {
    whole = false;
    findings.at(index, "entry " + index + " " + what);
  }

  boolean isWhole() {
    return whole;
  }

  /** How many documents there were. */
  long read() {
    return read;
  }

  /** The tree up to the first entry that is wrong. */
  MerkleTree tree() {
    return tree;
  }

  MerkleHash root() {
    return tree.root();
  }
}
