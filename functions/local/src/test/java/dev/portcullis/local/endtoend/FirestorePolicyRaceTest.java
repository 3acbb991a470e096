package dev.portcullis.local.endtoend;

import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.emulator.FirestoreEmulator;
import dev.portcullis.testkit.requirement.Requires;
import org.junit.jupiter.api.extension.ExtendWith;

/** The race over Firestore; some seconds. */
@Requires("firestore-emulator")
@ExtendWith(FirestoreEmulator.class)
final class FirestorePolicyRaceTest extends PolicyRace {

  private final EmulatorProject emulator;

  FirestorePolicyRaceTest(EmulatorProject emulator) {
    this.emulator = emulator;
  }

  @Override
  DocumentStore open() {
    return Firestores.open(emulator);
  }
}
