package dev.portcullis.admission;

import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.storage.Write;
import java.util.List;

/** What has to be done elsewhere once a decision is on record; asked for in the same commit. */
@FunctionalInterface
public interface Consequences {

  /** The writes that ask for it. */
  List<Write> of(DecisionName name, Decision decision);

  /** Nothing. */
  static Consequences none() {
    return (name, decision) -> List.of();
  }
}
