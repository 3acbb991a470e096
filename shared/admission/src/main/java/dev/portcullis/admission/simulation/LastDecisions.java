package dev.portcullis.admission.simulation;

import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.record.decision.DecisionLedger.Scanned;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.decision.WorkloadSummary;
import dev.portcullis.verification.name.ProjectId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which decisions are the last ones about their workloads, for one page of a simulation that
 * shows it the ledger newest first. Not safe for use by several threads.
 */
final class LastDecisions {

  /** How many workloads the store is asked about for one page. */
  static final int MAX_LOOKUPS = 50;

  /** How many workloads of one name are told apart; there may be one in every region. */
  private static final int MAX_SAME_NAME = 50;

  /**
   * Kind, name and region: a worker pool may bear a service's name, and every region has its own.
   */
  private record Key(String kind, String name, String location) {

    static Key of(Decision decision) {
      WorkloadSummary workload = decision.workload();
      return new Key(workload.kind(), workload.name(), workload.location());
    }
  }

  private final DecisionLedger ledger;
  private final ProjectId project;
  private final Instant end;
  private final Set<Key> seen = new HashSet<>();
  private final Map<String, List<Scanned>> byName = new HashMap<>();

  LastDecisions(DecisionLedger ledger, ProjectId project, Instant end) {
    this.ledger = ledger;
    this.project = project;
    this.end = end;
  }

  /** Notes a decision; whether it is the first one about its workload that was noted. */
  boolean note(Decision decision) {
    return seen.add(Key.of(decision));
  }

  /** Whether nobody may be asked about one more workload. */
  boolean isExhausted(Decision decision) {
    return byName.size() >= MAX_LOOKUPS && !byName.containsKey(decision.workload().name());
  }

  /**
   * Whether no later decision about the workload is there. One about a bare list of references is
   * no workload's. If that cannot be told, it counts as the last: one replayed too many does no
   * harm.
   */
  boolean isLast(DecisionName name, Decision decision) {
    String workload = decision.workload().name();
    if (workload.isEmpty()) {
      return false;
    }
    Key key = Key.of(decision);
    Optional<Scanned> last =
        byName
            .computeIfAbsent(workload, n -> ledger.scan(project, end, MAX_SAME_NAME, n).found())
            .stream()
            .filter(s -> s.decision().map(d -> Key.of(d).equals(key)).orElse(false))
            .findFirst();
    return last.map(found -> found.name().equals(name)).orElse(true);
  }
}
