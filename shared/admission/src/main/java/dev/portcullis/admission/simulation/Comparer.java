package dev.portcullis.admission.simulation;

import dev.portcullis.admission.evaluation.Evaluation;
import dev.portcullis.admission.evaluation.Evaluator;
import dev.portcullis.admission.evaluation.Facts;
import dev.portcullis.admission.evaluation.HeldTo;
import dev.portcullis.admission.state.Comparison;
import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides recorded workloads twice, under the stored policy and under a candidate, and keeps what
 * differs. Both answers are of today: a decision whose attestation is gone since is no change of
 * the candidate's. Not safe for use by several threads.
 */
final class Comparer {

  private final Evaluator evaluator;
  private final Comparison state;
  private final Instant now;
  private final List<Change> newlyDenied = new ArrayList<>();
  private final List<Change> newlyAllowed = new ArrayList<>();
  private final List<NotReplayable> notReplayable = new ArrayList<>();
  private int unchanged;

  Comparer(Evaluator evaluator, Comparison state, Instant now) {
    this.evaluator = evaluator;
    this.state = state;
    this.now = now;
  }

  /** Takes one decision into account. */
  void add(Replay replay) {
    if (replay instanceof Replay.Impossible impossible) {
      notReplayable.add(new NotReplayable(impossible.name(), impossible.reason()));
      return;
    }
    Replay.Ready ready = (Replay.Ready) replay;
    Evaluation current = evaluate(ready, state.current());
    Evaluation simulated = evaluate(ready, state.candidate());
    if (current.outcome() == simulated.outcome()) {
      unchanged++;
    } else if (simulated.outcome() == Outcome.DENY) {
      newlyDenied.add(change(ready, current, simulated, denied(simulated)));
    } else {
      newlyAllowed.add(change(ready, current, simulated, noLongerDenied(current, simulated)));
    }
  }

  /** What was found so far. */
  Differences differences() {
    return new Differences(newlyDenied, newlyAllowed, unchanged, notReplayable);
  }

  private Evaluation evaluate(Replay.Ready replay, HeldTo policy) {
    return evaluator.evaluate(
        replay.workload(),
        new Facts(state.settings(), policy, state.evidence(), replay.earlier(), now));
  }

  private static Change change(
      Replay.Ready replay, Evaluation current, Evaluation simulated, List<DecidedImage> images) {
    return new Change(
        replay.name(),
        replay.recorded().workload(),
        new Verdict(replay.recorded().outcome(), replay.recorded().basis()),
        new Verdict(current.outcome(), current.basis()),
        new Verdict(simulated.outcome(), simulated.basis()),
        images);
  }

  private static List<DecidedImage> denied(Evaluation simulated) {
    return simulated.images().stream().filter(image -> image.outcome() == Outcome.DENY).toList();
  }

  /** Both list the images in one order; a stored policy that is gone does not list them all. */
  private static List<DecidedImage> noLongerDenied(Evaluation current, Evaluation simulated) {
    List<DecidedImage> images = new ArrayList<>();
    for (int i = 0; i < simulated.images().size(); i++) {
      if (i >= current.images().size() || current.images().get(i).outcome() == Outcome.DENY) {
        images.add(simulated.images().get(i));
      }
    }
    return images;
  }
}
