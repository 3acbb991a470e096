package dev.portcullis.local.endtoend;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server with project {@code demo}, and whoever talks to it, for each test. */
abstract class ServedTest {

  TestServer server;
  Api api;

  @BeforeEach
  final void startServer() throws Exception {
    server = TestServer.start();
    api = server.api();
  }

  @AfterEach
  final void stopServer() {
    server.close();
  }
}
