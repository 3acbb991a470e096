package dev.portcullis.verification.workload;

import java.util.Objects;

/**
 * Whether a workload asks to be let through whatever the policy says. Immutable.
 *
 * <p>The annotation's presence asks, however little it says: {@code gcloud run deploy
 * --breakglass=} sends an empty one.
 */
public sealed interface Breakglass {

  /** It does not ask. */
  record NotRequested() implements Breakglass {}

  /**
   * It asks.
   *
   * @param justification why, perhaps nothing
   */
  record Requested(String justification) implements Breakglass {

    public Requested {
      Objects.requireNonNull(justification, "justification");
    }
  }
}
