package dev.portcullis.testkit.registers;

import dev.portcullis.testkit.gate.PolicyRace;
import dev.portcullis.testkit.storage.InMemoryStore;
import org.junit.jupiter.api.Test;

/** Sixteen writers of one policy in memory; the adapters run the same race over their stores. */
class PolicyRaceTest {

  @Test
  void put_sixteenWritersWithEtags_losesNoneAndDoublesNone() throws Exception {
    new PolicyRace(new InMemoryStore(), "demo").run(16, 4);
  }
}
