package dev.portcullis.storage.sqlite;

import dev.portcullis.testkit.gate.PolicyRace;
import org.junit.jupiter.api.Test;

/** Sixteen writers of one policy. */
class PolicyRaceTest {

  @Test
  void put_sixteenWritersWithEtags_losesNoneAndDoublesNone() throws Exception {
    try (SqliteDocumentStore store = SqliteDocumentStore.inMemory()) {
      new PolicyRace(store, "demo").run(16, 3);
    }
  }
}
