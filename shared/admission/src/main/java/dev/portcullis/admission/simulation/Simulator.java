package dev.portcullis.admission.simulation;

import dev.portcullis.admission.evaluation.Evaluator;
import dev.portcullis.admission.simulation.Selection.Chosen;
import dev.portcullis.admission.simulation.Selection.Place;
import dev.portcullis.admission.simulation.SimulationAnswer.Busy;
import dev.portcullis.admission.simulation.SimulationAnswer.End;
import dev.portcullis.admission.simulation.SimulationAnswer.Page;
import dev.portcullis.admission.simulation.SimulationLease.Outcome;
import dev.portcullis.admission.state.CandidateReader;
import dev.portcullis.admission.state.Comparison;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.record.decision.Warning;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.verification.name.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Replays recorded decisions under a policy that nobody wrote yet, with the evaluator of the gate,
 * and tells which would go the other way. Records no decision. Safe for use by many threads.
 *
 * <p>A page costs a fixed number of round trips, one of which reads all its evidence, and a bounded
 * time. One run at a time keeps a project's store free for the gate.
 */
public final class Simulator {

  /** How many documents from before the window a run reads at most. */
  static final int MAX_OLDER = 5000;

  /** When to stop deciding and leave the rest to the next page; well within the lease. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final InstantSource clock;
  private final SimulationLease lease;
  private final CandidateReader states;
  private final DecisionLedger ledger;
  private final Evaluator evaluator;

  /**
   * A simulator.
   *
   * @param ids gives ids that nobody can guess and that never come twice
   */
  public Simulator(
      InstantSource clock,
      Supplier<String> ids,
      CommitLoop loop,
      DocumentStore store,
      CandidateReader states,
      DecisionLedger ledger,
      Evaluator evaluator) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.lease = new SimulationLease(store, loop, ids);
    this.states = Objects.requireNonNull(states, "states");
    this.ledger = Objects.requireNonNull(ledger, "ledger");
    this.evaluator = Objects.requireNonNull(evaluator, "evaluator");
  }

  /**
   * Replays one page of decisions.
   *
   * @throws RegisterException if the project is not registered
   * @throws StoreUnavailableException if the store does not answer
   */
  public SimulationAnswer run(ProjectId project, SimulationRequest request)
      throws RegisterException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Outcome outcome = lease.take(project, request.token().map(SimulationToken::baton), now);
    if (outcome instanceof Outcome.Taken taken) {
      return new Busy(Duration.between(now, taken.until()));
    }
    Outcome.Held held = (Outcome.Held) outcome;
    Optional<Page> page = Optional.empty();
    try {
      page = Optional.of(replay(project, request, held.baton(), now));
    } finally {
      if (page.flatMap(Page::next).isEmpty()) {
        lease.release(held);
      }
    }
    return page.get();
  }

  private Page replay(ProjectId project, SimulationRequest request, String baton, Instant now)
      throws RegisterException {
    Instant end = request.token().map(SimulationToken::end).orElse(now);
    Window window = Window.before(end, request.days());
    Selection selection = Selection.read(ledger, project, request, window);
    List<Replay> chosen = selection.chosen().stream().map(Chosen::replay).toList();
    Comparison state =
        states.read(project, request.candidate(), now, most -> Batch.of(chosen, most).digests());
    Comparer comparer = new Comparer(evaluator, state, now);
    int done = 0;
    for (Replay replay : Batch.of(chosen, state.images()).replays()) {
      if (done > 0 && !clock.instant().isBefore(now.plus(PATIENCE))) {
        break;
      }
      comparer.add(replay);
      done++;
    }
    End ending = end(selection.after(done), baton, request.hash(), end);
    List<Warning> warnings =
        new ArrayList<>(CandidateWarnings.of(state.candidate().policy().rule()));
    if (ending instanceof End.Truncated) {
      warnings.add(truncated(window));
    }
    return new Page(window, comparer.differences(), warnings, ending);
  }

  private static End end(Optional<Place> rest, String baton, String hash, Instant end) {
    if (rest.isEmpty()) {
      return new End.Complete();
    }
    Place place = rest.get();
    return place.older() >= MAX_OLDER
        ? new End.Truncated()
        : new End.More(new SimulationToken(baton, hash, end, place.older(), place.token()));
  }

  private static Warning truncated(Window window) {
    return new Warning(
        "TRUNCATED",
        "of the decisions before "
            + window.start()
            + " only the newest "
            + MAX_OLDER
            + " were looked at; the last decision about a workload may be among the others",
        "simulate more `days` to be sure of what was decided in them");
  }
}
