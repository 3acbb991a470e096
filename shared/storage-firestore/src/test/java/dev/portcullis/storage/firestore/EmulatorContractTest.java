package dev.portcullis.storage.firestore;

import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.emulator.FirestoreEmulator;
import dev.portcullis.testkit.requirement.Requires;
import dev.portcullis.testkit.storage.DocumentStoreContract;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole contract against Google's emulator; half a minute. */
@Requires("firestore-emulator")
@ExtendWith(FirestoreEmulator.class)
class EmulatorContractTest extends DocumentStoreContract {

  private final EmulatorProject emulator;

  EmulatorContractTest(EmulatorProject emulator) {
    this.emulator = emulator;
  }

  @Override
  protected DocumentStore open() {
    return EmulatorStore.open(emulator);
  }

  /** The service promises it; the emulator does not keep the promise. */
  @Override
  @Test
  @Disabled(
      "the emulator shows half a commit now and then, in a read-only transaction too; the service"
          + " promises that documents of one BatchGetDocuments are of one moment")
  public void getAll_whileBothAreWrittenTogether_neverSeesHalf() {}
}
