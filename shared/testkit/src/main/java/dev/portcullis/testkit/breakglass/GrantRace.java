package dev.portcullis.testkit.breakglass;

import static dev.portcullis.testkit.breakglass.NightGate.ADA;
import static dev.portcullis.testkit.breakglass.NightGate.WHY;
import static dev.portcullis.testkit.breakglass.NightGate.asking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.record.decision.Refusal.Code;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.storage.Race;
import java.util.List;

/** Several instances that want to use the same grant at once, over any store. */
public final class GrantRace {

  private GrantRace() {}

  /**
   * Lets so many instances use a grant that is good for one.
   *
   * @throws AssertionError unless one is let through, the others are told that they need a grant,
   *     and the record says the same
   */
  public static void run(DocumentStore store, int instances) throws Exception {
    NightGate night = GrantUse.project(store);
    var unused = night.approvedGrant(1, 1);
    List<Decision> decisions =
        Race.of(
            instances,
            i -> {
              NightGate mine = night.beside(store, 100 + i);
              return () -> mine.decide(ADA, asking(1, WHY));
            });

    assertThat(decisions).filteredOn(d -> d.outcome() == Outcome.ALLOW).hasSize(1);
    assertThat(decisions)
        .filteredOn(d -> d.outcome() == Outcome.DENY)
        .hasSize(instances - 1)
        .allSatisfy(d -> assertThat(NightGate.refusals(d)).containsExactly(Code.GRANT_NEEDED));
    assertThat(NightRecord.of(store).check()).hasSize(1);
  }
}
