package dev.portcullis.admission.simulation;

import dev.portcullis.record.decision.Warning;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the simulator answers. Immutable. */
public sealed interface SimulationAnswer {

  /**
   * Some of the decisions, replayed.
   *
   * @param window the time whose decisions are all replayed, on this page or another
   * @param differences what the candidate changes
   * @param warnings what is wrong with the candidate, and what was left out
   * @param end how the page ends
   */
  record Page(Window window, Differences differences, List<Warning> warnings, End end)
      implements SimulationAnswer {

    public Page {
      Objects.requireNonNull(window, "window");
      Objects.requireNonNull(differences, "differences");
      warnings = List.copyOf(warnings);
      Objects.requireNonNull(end, "end");
    }

    /** Where the next page begins, if there is one. */
    public Optional<SimulationToken> next() {
      return end instanceof End.More more ? Optional.of(more.next()) : Optional.empty();
    }
  }

  /** How a page ends. */
  sealed interface End {

    /** Nothing is left. */
    record Complete() implements End {}

    /** There is another page. */
    record More(SimulationToken next) implements End {

      public More {
        Objects.requireNonNull(next, "next");
      }
    }

    /** There is more from before the window than is looked at. */
    record Truncated() implements End {}
  }

  /**
   * Another run is under way, or another page of this one.
   *
   * @param remaining how long it may keep the place at most
   */
  record Busy(Duration remaining) implements SimulationAnswer {

    public Busy {
      Objects.requireNonNull(remaining, "remaining");
    }
  }
}
