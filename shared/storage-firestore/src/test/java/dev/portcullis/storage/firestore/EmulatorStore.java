package dev.portcullis.storage.firestore;

import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.emulator.EmulatorProject;

/** Stores in an emulator. */
final class EmulatorStore {

  private EmulatorStore() {}

  /** One that keeps its documents in this project. */
  static DocumentStore open(EmulatorProject emulator) {
    return FirestoreDocumentStore.open(connection(emulator, emulator.host()));
  }

  /** How the project is reached, by way of whatever listens at an address. */
  static FirestoreConnection connection(EmulatorProject emulator, String host) {
    return FirestoreConnection.emulator(
        emulator.project(), FirestoreConnection.DEFAULT_DATABASE, host);
  }
}
