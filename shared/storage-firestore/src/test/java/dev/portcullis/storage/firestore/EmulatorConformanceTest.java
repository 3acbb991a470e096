package dev.portcullis.storage.firestore;

import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.conformance.CoreConformance;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.emulator.FirestoreEmulator;
import dev.portcullis.testkit.requirement.Requires;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every conformance case, kept by Google's emulator; twenty seconds. */
@Requires("firestore-emulator")
@ExtendWith(FirestoreEmulator.class)
class EmulatorConformanceTest extends CoreConformance {

  private final EmulatorProject emulator;

  EmulatorConformanceTest(EmulatorProject emulator) {
    this.emulator = emulator;
  }

  @Override
  protected DocumentStore open() {
    return EmulatorStore.open(emulator);
  }
}
