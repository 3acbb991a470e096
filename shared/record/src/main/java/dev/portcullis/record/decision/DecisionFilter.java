package dev.portcullis.record.decision;

import dev.portcullis.storage.Query;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.verdict.Basis;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which decisions a list is to hold. Immutable.
 *
 * @param outcome which way they went
 * @param basis what they rest on
 * @param workload the name of the workload
 * @param digest a digest among their images
 * @param from the earliest time of making, inclusive
 * @param to the latest time of making, exclusive
 */
public record DecisionFilter(
    Optional<Outcome> outcome,
    Optional<Basis> basis,
    Optional<String> workload,
    Optional<Digest> digest,
    Optional<Instant> from,
    Optional<Instant> to) {

  /** Every decision. */
  public static final DecisionFilter ALL =
      new DecisionFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public DecisionFilter {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(workload, "workload");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  /** Narrows a query by the most selective label; {@link #holds} looks at the rest. */
  Query narrow(Query query) {
    Query within = query.within(new Query.TimeRange(from, to));
    if (digest.isPresent()) {
      return within.matching(DecisionLedger.DIGEST, digest.get().toString());
    }
    if (workload.isPresent()) {
      return within.matching(DecisionLedger.WORKLOAD, workload.get());
    }
    if (basis.isPresent()) {
      return within.matching(DecisionLedger.BASIS, basis.get().name());
    }
    if (outcome.isPresent()) {
      return within.matching(DecisionLedger.VERDICT, outcome.get().name());
    }
    return within;
  }

  /** Whether the decision belongs into the list. */
  boolean holds(Decision decision) {
    return outcome.map(o -> o == decision.outcome()).orElse(true)
        && basis.map(b -> b == decision.basis()).orElse(true)
        && workload.map(w -> w.equals(decision.workload().name())).orElse(true)
        && digest
            .map(d -> decision.images().stream().anyMatch(i -> i.digest().equals(Optional.of(d))))
            .orElse(true);
  }
}
