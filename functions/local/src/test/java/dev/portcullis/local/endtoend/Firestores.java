package dev.portcullis.local.endtoend;

import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.firestore.FirestoreConnection;
import dev.portcullis.storage.firestore.FirestoreDocumentStore;
import dev.portcullis.testkit.emulator.EmulatorProject;
import java.time.Duration;

/** Stores in an emulator. */
final class Firestores {

  /** The first call loads the client, which a busy machine takes its time for. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Firestores() {}

  /** With more patience than a function has. */
  static DocumentStore open(EmulatorProject project) {
    return open(project, project.host());
  }

  /** The same, by way of whatever listens at another address. */
  static DocumentStore open(EmulatorProject project, String host) {
    return open(project, host, PATIENCE);
  }

  /** With as much patience as is given; loads the client only if no other store has done so. */
  static DocumentStore open(EmulatorProject project, String host, Duration deadline) {
    return FirestoreDocumentStore.open(connection(project, host), deadline);
  }

  private static FirestoreConnection connection(EmulatorProject project, String host) {
    return FirestoreConnection.emulator(
        project.project(), FirestoreConnection.DEFAULT_DATABASE, host);
  }
}
