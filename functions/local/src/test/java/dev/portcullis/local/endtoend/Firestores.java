package dev.portcullis.local.endtoend;

import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.firestore.FirestoreConnection;
import dev.portcullis.storage.firestore.FirestoreDocumentStore;
import dev.portcullis.testkit.emulator.EmulatorProject;
import java.time.Duration;

/** Stores in an emulator. */
final class Firestores {

  private Firestores() {}

  /** As a function opens it. */
  static DocumentStore open(EmulatorProject project) {
    return FirestoreDocumentStore.open(connection(project, project.host()));
  }

  /** As a function opens it, by way of whatever listens at another address. */
  static DocumentStore open(EmulatorProject project, String host) {
    return FirestoreDocumentStore.open(connection(project, host));
  }

  /** With less patience than a function has. */
  static DocumentStore open(EmulatorProject project, String host, Duration deadline) {
    return FirestoreDocumentStore.open(connection(project, host), deadline);
  }

  private static FirestoreConnection connection(EmulatorProject project, String host) {
    return FirestoreConnection.emulator(
        project.project(), FirestoreConnection.DEFAULT_DATABASE, host);
  }
}
