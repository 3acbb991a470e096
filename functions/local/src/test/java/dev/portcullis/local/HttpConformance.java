package dev.portcullis.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.server.LocalServer;
import dev.portcullis.local.server.PortTakenException;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.conformance.ConformanceCase;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case over HTTP, from settings to answer, on one server: each in projects of its own, so
 * that none may change what another is answered. A store joins by a test class that opens it.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class HttpConformance {

  private final HttpClient client = HttpClient.newHttpClient();
  private final LocalServer server;

  /**
   * The cases over a store.
   *
   * @param store an empty one, which is closed in the end
   */
  HttpConformance(DocumentStore store) throws PortTakenException {
    this.server =
        LocalServer.start(Portcullis.over(store, InstantSource.system(), new Random(1)), 0);
  }

  static List<ConformanceCase> cases() {
    return ConformanceCase.all();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void server_conforms(ConformanceCase conformance) {
    HttpTarget target = new HttpTarget(client, server.uri(), conformance.name());

    assertThat(conformance.differences(target))
        .as("%s: %s", conformance.name(), conformance.about())
        .isEmpty();
  }
}
