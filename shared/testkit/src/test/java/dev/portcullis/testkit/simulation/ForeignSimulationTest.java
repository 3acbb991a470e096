package dev.portcullis.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admission.simulation.SimulationAnswer.Page;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.random.ForeignWorld;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A candidate that names another project's attestor is tried as the gate would decide by it. */
class ForeignSimulationTest {

  private static final String IMAGE = Manifests.image(1);
  private static final TestKey KEY = TestKeys.any();
  private static final String CANDIDATE = PolicyTexts.requiring("projects/theirs/attestors/qa");

  private final Gate gate = new Gate(new InMemoryStore());
  private final TestProject demo = gate.project("demo");
  private final TestProject theirs = gate.project("theirs");
  private final Simulations simulations = new Simulations(gate, demo);

  @BeforeEach
  void decide() throws Exception {
    theirs.createAttestor("qa", KEY);
    theirs.attest("qa", IMAGE, KEY);
    demo.settings("projectNumber: '78'");
    demo.rule("ALWAYS_ALLOW");
    var unused = demo.decide(Manifests.service(IMAGE));
    gate.clock().advance(Duration.ofSeconds(1));
  }

  @Test
  void granted_changesNothing() throws Exception {
    theirs.grant(
        "qa",
        "[{role: roles/binaryauthorization.attestorsVerifier, members: ['"
            + ForeignWorld.agent("78")
            + "']}]");

    Page page = simulations.of(CANDIDATE);

    assertThat(page.differences().newlyDenied()).isEmpty();
    assertThat(page.warnings()).isEmpty();
  }

  @Test
  void notGranted_newlyDenies_andSaysWhatToDo() throws Exception {
    Page page = simulations.of(CANDIDATE);

    assertThat(page.differences().newlyDenied()).hasSize(1);
    assertThat(page.warnings()).extracting("code").containsExactly("ATTESTOR_UNREADABLE");
    assertThat(page.warnings().get(0).fix()).contains("verifyImageAttested");
  }

  @Test
  void withoutAProjectNumber_saysThatToo() throws Exception {
    demo.settings("{}");

    assertThat(simulations.of(CANDIDATE).warnings().get(0).fix()).contains("projectNumber");
  }
}
