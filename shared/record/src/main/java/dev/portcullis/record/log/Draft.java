package dev.portcullis.record.log;

import dev.portcullis.record.merkle.MerkleHash;
import dev.portcullis.record.merkle.MerkleTree;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.storage.Write;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * An event on its way to the log: everything of an entry but its number. Immutable.
 *
 * @param event what happened
 * @param particulars what it tells of persons, with the salt of the entry to be
 */
record Draft(Event event, Particulars.Kept particulars) {

  static Draft of(Event event, RandomGenerator random) {
    return new Draft(event, Particulars.Kept.of(event.particulars(), random));
  }

  /** A tree with the entry appended, and the writes that make it so. */
  record Placed(MerkleTree tree, List<Write> writes) {

    Placed {
      writes = List.copyOf(writes);
    }
  }

  /** The entry at the end of a tree. */
  Placed after(MerkleTree tree, Optional<Announcement> announcement) {
    Leaf leaf = leaf(tree.size());
    MerkleTree.Appended appended = tree.append(leaf.hash());
    return new Placed(appended.tree(), writes(leaf, appended.completed(), announcement));
  }

  /** Writes as large as those to come, at some index. */
  List<Write> trial(long index, Optional<Announcement> announcement) {
    Leaf leaf = leaf(index);
    int trees = 1 + Long.numberOfTrailingZeros(~index);
    return writes(leaf, Collections.nCopies(trees, MerkleHash.ofNothing()), announcement);
  }

  private Leaf leaf(long index) {
    return new Leaf(
        index,
        event.kind(),
        event.time().truncatedTo(ChronoUnit.MICROS),
        event.subject(),
        event.facts(),
        particulars.hash());
  }

  private List<Write> writes(
      Leaf leaf, List<MerkleHash> subtrees, Optional<Announcement> announcement) {
    List<Write> writes = new ArrayList<>();
    LogEntry entry = new LogEntry(leaf, subtrees, particulars);
    writes.add(
        Write.create(LogPaths.entry(event.project(), leaf.index()), LogEntryForm.write(entry)));
    if (event.kind().isAnnounced()) {
      announcement.ifPresent(a -> writes.add(a.write(event, leaf.index())));
    }
    return writes;
  }
}
