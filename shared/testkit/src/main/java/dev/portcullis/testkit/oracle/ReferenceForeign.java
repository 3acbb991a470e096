package dev.portcullis.testkit.oracle;

import dev.portcullis.testkit.random.ForeignWorld;
import dev.portcullis.testkit.random.ForeignWorld.Grant;
import dev.portcullis.testkit.random.ForeignWorld.State;
import java.time.Duration;
import java.util.Optional;

/** When an attestor of another project counts, as the rules read. */
public final class ReferenceForeign {

  private ReferenceForeign() {}

  /**
   * Whether it counts.
   *
   * @param open the project whose attestors the project with number 77 may all use
   * @param now how long after the beginning
   */
  public static boolean counts(ForeignWorld world, String open, Duration now) {
    if (world.number().isEmpty()
        || (world.state() != State.WHOLE && world.state() != State.ATTESTOR_CREATED_AGAIN)) {
      return false;
    }
    String number = world.number().get();
    if (world.owner().equals(open) && number.equals("77")) {
      return true;
    }
    return world.state() == State.WHOLE
        && world.bindings().stream().anyMatch(grant -> counts(grant, number, now));
  }

  private static boolean counts(Grant grant, String number, Duration now) {
    Optional<Duration> from = grant.from();
    Optional<Duration> until = grant.until();
    return grant.role().endsWith(".attestorsVerifier")
        && grant.member().equals(ForeignWorld.agent(number))
        && (from.isEmpty() || now.compareTo(from.get()) >= 0)
        && (until.isEmpty() || now.compareTo(until.get()) < 0);
  }
}
