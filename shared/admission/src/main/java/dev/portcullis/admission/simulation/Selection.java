package dev.portcullis.admission.simulation;

import dev.portcullis.admission.state.Candidate;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.record.decision.DecisionLedger.Scan;
import dev.portcullis.record.decision.DecisionLedger.Scanned;
import dev.portcullis.storage.PageToken;
import dev.portcullis.verification.name.ProjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The decisions that one page replays: those of the window that were held to the policy in
 * question, and of older ones the last about each workload. Immutable.
 *
 * @param chosen in the order of the ledger, newest first
 * @param rest where to go on behind all of them; empty if nothing is left
 */
record Selection(List<Chosen> chosen, Optional<Place> rest) {

  /** How many stretches of the ledger may be read for one page. */
  private static final int MAX_SCANS = 5;

  /**
   * A place in the ledger.
   *
   * @param token the place
   * @param older how many documents from before the window were read up to it
   */
  record Place(PageToken token, int older) {}

  /** A decision to replay, and the place behind it. */
  record Chosen(Replay replay, Place place) {}

  Selection {
    chosen = List.copyOf(chosen);
  }

  /** Where to go on behind the first so many. */
  Optional<Place> after(int count) {
    return count == chosen.size() ? rest : Optional.of(chosen.get(count - 1).place());
  }

  /** Reads the ledger from a place on. */
  static Selection read(
      DecisionLedger ledger, ProjectId project, SimulationRequest request, Window window) {
    LastDecisions last = new LastDecisions(ledger, project, window.end());
    List<Chosen> chosen = new ArrayList<>();
    int older = request.token().map(SimulationToken::older).orElse(0);
    Optional<Place> place = request.token().map(token -> new Place(token.place(), token.older()));
    for (int scans = 0; scans < MAX_SCANS; scans++) {
      Scan scan = ledger.scan(project, window.end(), request.pageSize(), place.map(Place::token));
      // What is past its retention was not found, and is from before the window or as good as that.
      older += scan.looked() - scan.found().size();
      for (Scanned scanned : scan.found()) {
        if (chosen.size() == request.pageSize() || asksTooMuch(scanned, request, window, last)) {
          return new Selection(chosen, place);
        }
        older += scanned.time().isBefore(window.start()) ? 1 : 0;
        Place behind = new Place(scanned.place(), older);
        if (isWanted(scanned, request.candidate(), window, last)) {
          chosen.add(new Chosen(Replay.of(scanned, request.candidate()), behind));
        }
        place = Optional.of(behind);
      }
      int read = older;
      place = scan.next().map(next -> new Place(next, read));
      if (place.isEmpty()) {
        break;
      }
    }
    return new Selection(chosen, place);
  }

  private static boolean isWanted(
      Scanned scanned, Candidate candidate, Window window, LastDecisions last) {
    if (scanned.decision().isEmpty()) {
      return true;
    }
    Decision decision = scanned.decision().get();
    boolean first = last.note(decision);
    return decision.policy().name().equals(candidate.name())
        && (!scanned.time().isBefore(window.start())
            || (first && last.isLast(scanned.name(), decision)));
  }

  private static boolean asksTooMuch(
      Scanned scanned, SimulationRequest request, Window window, LastDecisions last) {
    return scanned.time().isBefore(window.start())
        && scanned
            .decision()
            .filter(decision -> decision.policy().name().equals(request.candidate().name()))
            .map(last::isExhausted)
            .orElse(false);
  }
}
