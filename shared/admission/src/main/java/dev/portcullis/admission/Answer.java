package dev.portcullis.admission;

import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionName;
import java.util.Objects;

/** What the gate answers. Immutable. */
public sealed interface Answer {

  /**
   * A decision that is on record.
   *
   * @param name where
   * @param decision what was decided
   * @param origin whether this request led to it
   */
  record Recorded(DecisionName name, Decision decision, Origin origin) implements Answer {

    /** Whether this request led to the decision. */
    public enum Origin {
      /** It did. */
      NEW,
      /** An earlier one with the same id did, and nothing has changed since. */
      REPLAY
    }

    public Recorded {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(decision, "decision");
      Objects.requireNonNull(origin, "origin");
    }
  }

  /** What would be decided; nothing is on record, and nothing may be deployed by it. */
  record Told(Decision decision) implements Answer {

    public Told {
      Objects.requireNonNull(decision, "decision");
    }
  }
}
