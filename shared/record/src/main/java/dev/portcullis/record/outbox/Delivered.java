package dev.portcullis.record.outbox;

/**
 * What was delivered in one go. Immutable.
 *
 * @param delivered how many messages were taken
 * @param refused how many will never be, and were put aside
 * @param failed how many were not taken this time; each held up what is behind it in its lane
 */
public record Delivered(int delivered, int refused, int failed) {

  /** Nothing. */
  public static final Delivered NOTHING = new Delivered(0, 0, 0);

  /** Both together. */
  Delivered and(Delivered other) {
    return new Delivered(
        delivered + other.delivered, refused + other.refused, failed + other.failed);
  }

  /** With one more of this receipt. */
  Delivered and(Receipt receipt) {
    if (receipt instanceof Receipt.Taken) {
      return and(new Delivered(1, 0, 0));
    }
    return and(
        receipt instanceof Receipt.Refused ? new Delivered(0, 1, 0) : new Delivered(0, 0, 1));
  }
}
