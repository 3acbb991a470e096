package dev.portcullis.admission.simulation;

import dev.portcullis.admission.state.Candidate;
import java.util.Objects;
import java.util.Optional;

/**
 * A question to the simulator. Immutable.
 *
 * @param candidate the policy to try
 * @param hash tells this question from every other one; the pages of one run share it
 * @param days how far back every decision is replayed, 1 to {@link Window#MAX_DAYS}
 * @param pageSize how many decisions to replay at most, 1 to {@link #MAX_PAGE_SIZE}
 * @param token where the page before ended
 */
public record SimulationRequest(
    Candidate candidate, String hash, int days, int pageSize, Optional<SimulationToken> token) {

  /** The most decisions that are replayed for one page. */
  public static final int MAX_PAGE_SIZE = 100;

  public SimulationRequest {
    Objects.requireNonNull(candidate, "candidate");
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(token, "token");
    if (token.isPresent() && !token.get().hash().equals(hash)) {
      throw new IllegalArgumentException("a page of another simulation");
    }
    if (days < 1 || days > Window.MAX_DAYS) {
      throw new IllegalArgumentException("a simulation looks back 1 to " + Window.MAX_DAYS);
    }
    if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
      throw new IllegalArgumentException("a page replays 1 to " + MAX_PAGE_SIZE + " decisions");
    }
  }
}
