package dev.portcullis.admission.simulation;

import dev.portcullis.verification.image.Digest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * So many replays, from the first on, as evidence can be read for in one go. Immutable.
 *
 * @param replays in the order given; what needs more evidence than is ever read at once is
 *     impossible
 * @param digests the images that evidence is needed for
 */
record Batch(List<Replay> replays, Set<Digest> digests) {

  Batch {
    replays = List.copyOf(replays);
    digests = Set.copyOf(digests);
  }

  /** The first replays, if evidence can be read for so many images. */
  static Batch of(List<Replay> all, int most) {
    List<Replay> replays = new ArrayList<>();
    Set<Digest> digests = new HashSet<>();
    for (Replay replay : all) {
      Set<Digest> own = replay instanceof Replay.Ready ready ? ready.digests() : Set.of();
      if (own.size() > most) {
        replays.add(
            new Replay.Impossible(
                replay.name(),
                "its images under the attestors of both policies are more than evidence is read"
                    + " for at once"));
        continue;
      }
      Set<Digest> together = new HashSet<>(digests);
      together.addAll(own);
      if (together.size() > most) {
        break;
      }
      digests = together;
      replays.add(replay);
    }
    return new Batch(replays, digests);
  }
}
