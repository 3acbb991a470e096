package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.storage.deadline.TimeBudget;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.web.call.BodyPace;
import dev.portcullis.web.limit.Guard;
import dev.portcullis.web.limit.InFlight;
import dev.portcullis.web.limit.RateLimiter;
import dev.portcullis.web.limit.Rates;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A simulation is held to the time that a request may take, although it writes who runs. */
final class SimulationTimeTest {

  private static final String SIMULATE = Api.PROJECT + "/policy:simulate";

  @Test
  void simulation_outOfTime_endsAndLeavesThePlaceToTheNext() throws Exception {
    AtomicLong nanos = new AtomicLong();
    AtomicLong eachLook = new AtomicLong();
    Guard guard =
        new Guard(
            new InFlight(10),
            new RateLimiter(new Rates.Unlimited(), () -> 0),
            new TimeBudget(Duration.ofMillis(3500), () -> nanos.addAndGet(eachLook.get())),
            BodyPace.any());
    try (TestServer server = TestServer.behind(guard, SqliteDocumentStore.inMemory())) {
      Api api = server.api();
      api.requireAttestor("qa", TestKeys.any());
      Api.expectOk(api.put(Api.PROJECT + "/policy", Resources.mode("ALWAYS_ALLOW")));
      Api.expectOk(api.validate(Manifests.service(Manifests.image(1))));
      server.clock().advance(Duration.ofSeconds(1));
      String body = "{\"policy\":" + Resources.requiring("qa") + "}";

      eachLook.set(Duration.ofSeconds(1).toNanos());
      assertThat(api.post(SIMULATE, body).text("error", "status")).isEqualTo("DEADLINE_EXCEEDED");

      eachLook.set(0);
      assertThat(Api.expectOk(api.post(SIMULATE, body)).text("examined")).isEqualTo("1");
    }
  }
}
