package dev.portcullis.local;

import dev.portcullis.local.server.PortTakenException;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;

/** The cases over HTTP and SQLite. Takes some seconds. */
final class ConformanceHttpTest extends HttpConformance {

  ConformanceHttpTest() throws PortTakenException {
    super(SqliteDocumentStore.inMemory());
  }
}
