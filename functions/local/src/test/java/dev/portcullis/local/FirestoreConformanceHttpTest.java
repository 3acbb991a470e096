package dev.portcullis.local;

import dev.portcullis.local.server.PortTakenException;
import dev.portcullis.storage.firestore.FirestoreConnection;
import dev.portcullis.storage.firestore.FirestoreDocumentStore;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.emulator.FirestoreEmulator;
import dev.portcullis.testkit.requirement.Requires;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;

/** The cases over HTTP and Firestore; twenty seconds. */
@Requires("firestore-emulator")
@ExtendWith(FirestoreEmulator.class)
final class FirestoreConformanceHttpTest extends HttpConformance {

  /** The first call loads the client, which a busy machine takes its time for. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  FirestoreConformanceHttpTest(EmulatorProject emulator) throws PortTakenException {
    super(
        FirestoreDocumentStore.open(
            FirestoreConnection.emulator(
                emulator.project(), FirestoreConnection.DEFAULT_DATABASE, emulator.host()),
            PATIENCE));
  }
}
