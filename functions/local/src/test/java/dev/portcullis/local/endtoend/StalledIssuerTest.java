package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonString;
import dev.portcullis.runtime.Trust;
import dev.portcullis.storage.deadline.TimeBudget;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.issuer.TestIssuer;
import dev.portcullis.web.call.BodyPace;
import dev.portcullis.web.limit.Guard;
import dev.portcullis.web.limit.InFlight;
import dev.portcullis.web.limit.RateLimiter;
import dev.portcullis.web.limit.Rates;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An issuer that takes the question for its keys and does not answer. */
@Timeout(60)
final class StalledIssuerTest {

  private static final String EMAIL = "ci@example.com";
  private static final int PLACES = 2;

  /** One place is taken by who asks the issuer; whoever kept the other would shut everybody out. */
  @Test
  void unknownKeyIds_holdOnePlaceOnly_andWhoIsKnownIsLetIn() throws Exception {
    ExecutorService background = Executors.newSingleThreadExecutor();
    try (TestIssuer issuer = TestIssuer.start();
        TestServer server = knowing(issuer)) {
      String known = KnownCallers.authorization(issuer, EMAIL);
      assertThat(validate(server, known).status()).isEqualTo(200);
      server.clock().advance(Duration.ofSeconds(30));
      issuer.stall();
      Future<Reply> first = background.submit(() -> validate(server, unknown(issuer, 0)));
      while (issuer.fetches() < 2) {
        Thread.onSpinWait();
      }

      for (int i = 1; i <= 20; i++) {
        Reply refused = validate(server, unknown(issuer, i));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("error", "message"))
            .isEqualTo("nobody can tell now who is calling; try again");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(validate(server, known).status()).isEqualTo(200);
      }
      assertThat(issuer.fetches()).isEqualTo(2);

      issuer.resume();
      // 503 if this took longer than anybody waits for keys.
      assertThat(first.get().status()).isIn(401, 503);
      assertThat(validate(server, unknown(issuer, 21)).status()).isIn(401, 503);
      assertThat(issuer.fetches()).isEqualTo(2);
    } finally {
      background.shutdownNow();
    }
  }

  private static TestServer knowing(TestIssuer issuer) throws Exception {
    Guard guard =
        new Guard(
            new InFlight(PLACES),
            new RateLimiter(new Rates.Unlimited(), System::nanoTime),
            new TimeBudget(Guard.USUAL_TIME, System::nanoTime),
            BodyPace.usual(System::nanoTime));
    Trust trust =
        new Trust.Tokens(
            List.of(KnownCallers.accounts(issuer)),
            List.of(KnownCallers.binding("demo", "portcullis.deployer", "user:" + EMAIL)));
    return TestServer.over(
        SqliteDocumentStore.inMemory(), usual -> usual.knowing(trust).behind(guard));
  }

  private static String unknown(TestIssuer issuer, int number) {
    return "Bearer "
        + issuer
            .draft(KnownCallers.AUDIENCE, MutableClock.START)
            .account(EMAIL)
            .withHeader("kid", JsonString.of("unknown-" + number))
            .signedBy(issuer.rsa());
  }

  private static Reply validate(TestServer server, String authorization) throws IOException {
    return server.api().as(authorization).validate(Manifests.service(Manifests.image(1)));
  }
}
