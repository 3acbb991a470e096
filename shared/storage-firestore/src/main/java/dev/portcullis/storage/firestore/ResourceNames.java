package dev.portcullis.storage.firestore;

import dev.portcullis.storage.DocumentPath;

/**
 * What Firestore calls the documents of one database. Immutable.
 *
 * @param database {@code projects/p/databases/d}
 */
record ResourceNames(String database) {

  static ResourceNames of(FirestoreConnection connection) {
    return new ResourceNames(
        "projects/" + connection.project() + "/databases/" + connection.database());
  }

  /** What all documents are below. */
  String root() {
    return database + "/documents";
  }

  /** The name of a document; paths need no escapes, as they hold only what Firestore takes. */
  String of(DocumentPath path) {
    return root() + "/" + path;
  }

  /** The name of a document of a collection. */
  String of(String collection, String id) {
    return root() + "/" + collection + "/" + id;
  }

  /** What a collection hangs on: a document, or the root. */
  String parentOf(String collection) {
    int end = collection.lastIndexOf('/');
    return end < 0 ? root() : root() + "/" + collection.substring(0, end);
  }

  /** The last segment of a collection, which is what indexes are kept by. */
  static String groupOf(String collection) {
    return collection.substring(collection.lastIndexOf('/') + 1);
  }

  /**
   * The path of a document that the store named.
   *
   * @throws IllegalArgumentException if it is none that we can have written
   */
  DocumentPath pathOf(String name) {
    String prefix = root() + "/";
    int end = name.lastIndexOf('/');
    if (!name.startsWith(prefix) || end <= prefix.length()) {
      throw new IllegalArgumentException("a document of another database");
    }
    return DocumentPath.of(name.substring(prefix.length(), end), name.substring(end + 1));
  }
}
