package dev.portcullis.json;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Collects what is wrong with one document, so that its author learns everything at once. Keeps the
 * first {@link #KEPT} problems and counts the rest. Not safe for use by several threads.
 */
public final class Problems {

  /** How many problems are kept: more than anyone reads, and little enough to send back. */
  public static final int KEPT = 100;

  private final List<Problem> kept = new ArrayList<>();
  private long dropped;

  /** Adds a problem. */
  public void add(String path, OptionalInt line, String message) {
    add(new Problem(path, line, message));
  }

  /** Adds a problem. */
  public void add(Problem problem) {
    if (isFull()) {
      dropped++;
    } else {
      kept.add(problem);
    }
  }

  /**
   * Makes path and message only for a problem that is kept: a hostile document may have very many.
   */
  void add(Path path, OptionalInt line, Supplier<String> message) {
    if (isFull()) {
      dropped++;
    } else {
      kept.add(new Problem(path.toString(), line, message.get()));
    }
  }

  /** Whether nothing was found wrong. */
  public boolean isEmpty() {
    return kept.isEmpty();
  }

  /**
   * What was kept, in the order of finding, and a last problem that counts the rest if there is a
   * rest.
   */
  public List<Problem> list() {
    List<Problem> all = new ArrayList<>(kept);
    if (dropped > 0) {
      all.add(
          new Problem(
              "", OptionalInt.empty(), "has " + dropped + " more problems; fix these first"));
    }
    return List.copyOf(all);
  }

  /** Ends here if anything was found wrong. */
  public void throwIfAny() throws InvalidInputException {
    if (!isEmpty()) {
      throw new InvalidInputException(list());
    }
  }

  private boolean isFull() {
    return kept.size() == KEPT;
  }
}
