package dev.portcullis.admission.simulation;

import java.util.List;

/**
 * What a candidate changes in some decisions; each of them counts in one part. Immutable.
 *
 * @param newlyDenied what the stored policy lets pass and the candidate does not
 * @param newlyAllowed what the candidate lets pass and the stored policy does not
 * @param unchanged how many go the same way under both
 * @param notReplayable what could not be decided again
 */
public record Differences(
    List<Change> newlyDenied,
    List<Change> newlyAllowed,
    int unchanged,
    List<NotReplayable> notReplayable) {

  public Differences {
    newlyDenied = List.copyOf(newlyDenied);
    newlyAllowed = List.copyOf(newlyAllowed);
    notReplayable = List.copyOf(notReplayable);
  }

  /** How many decisions there were. */
  public int examined() {
    return newlyDenied.size() + newlyAllowed.size() + unchanged + notReplayable.size();
  }
}
