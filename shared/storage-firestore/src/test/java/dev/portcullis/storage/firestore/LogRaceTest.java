package dev.portcullis.storage.firestore;

import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.emulator.FirestoreEmulator;
import dev.portcullis.testkit.log.LogRace;
import dev.portcullis.testkit.requirement.Requires;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many who append to one log by way of two instances, in the emulator. */
@Requires("firestore-emulator")
@ExtendWith(FirestoreEmulator.class)
class LogRaceTest {

  private final EmulatorProject emulator;

  LogRaceTest(EmulatorProject emulator) {
    this.emulator = emulator;
  }

  @Test
  void append_sixteenWritersOverTwoInstances_losesNothing() throws Exception {
    run(16, 16);
  }

  @Test
  @Tag("deep")
  void append_sixtyFourWritersAThousandTimes_losesNothing() throws Exception {
    run(64, 16);
  }

  private void run(int writers, int appendsOfEach) throws Exception {
    try (DocumentStore store = EmulatorStore.open(emulator)) {
      var unused = new LogRace(store, "demo", 2).run(writers, appendsOfEach);
    }
  }
}
