package dev.portcullis.local;

import dev.portcullis.local.server.PortTakenException;
import dev.portcullis.storage.firestore.FirestoreConnection;
import dev.portcullis.storage.firestore.FirestoreDocumentStore;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.emulator.FirestoreEmulator;
import dev.portcullis.testkit.requirement.Requires;
import org.junit.jupiter.api.extension.ExtendWith;

/** The cases over HTTP and Firestore. */
@Requires("firestore-emulator")
@ExtendWith(FirestoreEmulator.class)
final class FirestoreConformanceHttpTest extends HttpConformance {

  FirestoreConformanceHttpTest(EmulatorProject emulator) throws PortTakenException {
    super(
        FirestoreDocumentStore.open(
            FirestoreConnection.emulator(
                emulator.project(), FirestoreConnection.DEFAULT_DATABASE, emulator.host())));
  }
}
