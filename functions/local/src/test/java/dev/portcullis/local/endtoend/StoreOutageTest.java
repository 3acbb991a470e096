package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.emulator.FirestoreEmulator;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.proxy.CuttingProxy;
import dev.portcullis.testkit.proxy.Fault;
import dev.portcullis.testkit.proxy.Fault.Direction;
import dev.portcullis.testkit.requirement.Requires;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A store that is out of reach: every request says so and when to come back; a few seconds. */
@Requires("firestore-emulator")
@ExtendWith({FirestoreEmulator.class, ExpectedFailures.class})
@Timeout(60)
final class StoreOutageTest {

  private static final Duration DEADLINE = Duration.ofSeconds(1);

  private final EmulatorProject emulator;

  StoreOutageTest(EmulatorProject emulator) {
    this.emulator = emulator;
  }

  @Test
  void everyRequest_duringAnOutage_is503WithRetryAfter_andRightAfterIt() throws Exception {
    String host = emulator.host();
    int port = Integer.parseInt(host.substring(host.lastIndexOf(':') + 1));
    try (TestServer direct = TestServer.over(Firestores.open(emulator));
        CuttingProxy proxy = CuttingProxy.before(port);
        TestServer server = TestServer.over(Firestores.open(emulator, proxy.host(), DEADLINE))) {
      Api api = server.api();
      Api.expectOk(direct.api().put(Api.PROJECT + "/policy", Resources.mode("ALWAYS_ALLOW")));
      proxy.arm(new Fault(Direction.TO_SERVER, 0, new Fault.Outage()));

      assertUnavailable(api.validate(Manifests.service(Manifests.image(1))));
      assertUnavailable(api.validate(Manifests.validateOnly(Manifests.service("app"))));
      assertUnavailable(api.get(Api.PROJECT + "/policy"));
      assertUnavailable(api.put(Api.PROJECT + "/policy", Resources.mode("ALWAYS_DENY")));
      assertUnavailable(api.get(Api.PROJECT + "/decisions"));
      assertUnavailable(api.post(Api.PROJECT + "/notes?noteId=qa", Resources.note("qa")));
      assertThat(api.get("/ready").status()).isEqualTo(503);
      assertThat(api.get("/health").status()).as("the process itself is well").isEqualTo(200);
      assertThat(direct.api().get(Api.PROJECT + "/decisions").decisions()).isEmpty();

      proxy.heal();
      assertThat(awaitReady(api)).isTrue();
      assertThat(api.get(Api.PROJECT + "/policy").text("etag")).isEqualTo("r1");
    }
  }

  private static boolean awaitReady(Api api) throws IOException {
    for (int attempt = 0; attempt < 20; attempt++) {
      if (api.get("/ready").status() == 200) {
        return true;
      }
    }
    return false;
  }

  private static void assertUnavailable(Reply reply) {
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.text("error", "status")).isEqualTo("UNAVAILABLE");
    assertThat(reply.text("error", "message")).contains("nothing was changed");
    assertThat(reply.headers().firstValue("Retry-After")).hasValueSatisfying(Integer::parseInt);
  }
}
