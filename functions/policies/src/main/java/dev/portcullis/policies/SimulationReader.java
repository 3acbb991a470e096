package dev.portcullis.policies;

import dev.portcullis.admission.simulation.SimulationRequest;
import dev.portcullis.admission.simulation.SimulationToken;
import dev.portcullis.admission.simulation.Window;
import dev.portcullis.admission.state.Candidate;
import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.wire.resource.CanonicalHash;
import dev.portcullis.wire.resource.Received;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the body of {@code policy:simulate}: the policy, and how far to look back. Safe for use by
 * many threads.
 *
 * @param <P> the sort of policy
 */
final class SimulationReader<P> {

  private static final int USUAL_DAYS = 7;

  private final Function<Cursor, Optional<Received<P>>> policies;
  private final Function<P, Candidate> candidates;

  SimulationReader(
      Function<Cursor, Optional<Received<P>>> policies, Function<P, Candidate> candidates) {
    this.policies = policies;
    this.candidates = candidates;
  }

  /**
   * Reads a body. Empty only if a problem was reported; that there is a value does not mean that
   * none was.
   */
  Optional<SimulationRequest> read(Cursor body) {
    return body.object().flatMap(this::read);
  }

  private Optional<SimulationRequest> read(Fields fields) {
    Optional<Cursor> policy = fields.get("policy");
    Optional<Candidate> candidate = policy.flatMap(policies).map(Received::value).map(candidates);
    int days =
        fields
            .find("days")
            .flatMap(c -> c.integer(1, Window.MAX_DAYS))
            .orElse((long) USUAL_DAYS)
            .intValue();
    int size =
        fields.find("pageSize").flatMap(c -> c.integer(0, Integer.MAX_VALUE)).orElse(0L).intValue();
    Optional<SimulationToken> token =
        fields.find("pageToken").flatMap(c -> c.text(SimulationToken::parse));
    fields.refuseUnknown();
    // AIP-158: none is the usual size, and more than the largest is the largest.
    int pageSize =
        size == 0
            ? SimulationRequest.MAX_PAGE_SIZE
            : Math.min(size, SimulationRequest.MAX_PAGE_SIZE);
    if (candidate.isEmpty() || policy.isEmpty()) {
      return Optional.empty();
    }
    String hash = hash(candidate.get(), policy.get(), days);
    if (token.isPresent() && !token.get().hash().equals(hash)) {
      fields
          .find("pageToken")
          .ifPresent(c -> c.problem("is of a simulation of something else; send the same body"));
      return Optional.empty();
    }
    return Optional.of(new SimulationRequest(candidate.get(), hash, days, pageSize, token));
  }

  private static String hash(Candidate candidate, Cursor policy, int days) {
    return Sha256.start()
        .part(candidate.name())
        .part(CanonicalHash.of(policy.value()))
        .part(Integer.toString(days))
        .hex();
  }
}
