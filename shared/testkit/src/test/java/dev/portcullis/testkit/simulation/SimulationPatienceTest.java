package dev.portcullis.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admission.simulation.SimulationAnswer.Page;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.signature.ParsingVerifier;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.signature.TinkKeyParser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A page that takes too long ends early, and the next one goes on where it ended. */
class SimulationPatienceTest {

  private static final TestKey KEY = TestKeys.any();

  private final MutableClock clock = new MutableClock();
  private final SignatureVerifier verifier = new ParsingVerifier(new TinkKeyParser());

  @Test
  void slowSignatures_endThePageEarly_andNothingIsLost() throws Exception {
    Gate gate =
        new Gate(
            new InMemoryStore(),
            clock,
            1,
            (key, payload, signature) -> {
              clock.advance(Duration.ofSeconds(7));
              return verifier.verify(key, payload, signature);
            });
    TestProject demo = gate.project("demo");
    demo.register();
    demo.createAttestor("qa", KEY);
    demo.rule("ALWAYS_ALLOW");
    for (int i = 0; i < 7; i++) {
      demo.attest("qa", Manifests.image(i), KEY);
      assertThat(demo.decide(Manifests.service(Manifests.image(i))).images()).hasSize(1);
      clock.advance(Duration.ofSeconds(1));
    }

    List<Page> pages = new Simulations(gate, demo).walk(demo.requiring("qa"), 100);

    assertThat(pages)
        .extracting(page -> page.differences().examined())
        .as("twenty seconds are three signatures")
        .containsExactly(3, 3, 1);
  }
}
