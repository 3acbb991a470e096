package dev.portcullis.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.emulator.FirestoreEmulator;
import dev.portcullis.testkit.requirement.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** That the benchmarks still measure what they say; what they measure is not looked at. */
@Requires("firestore-emulator")
@ExtendWith(FirestoreEmulator.class)
@Timeout(120)
class SmokeTest {

  private static final Path DEPLOYMENT =
      Path.of("../../functions/deploy-validation/target/deployment");

  private final EmulatorProject emulator;

  SmokeTest(EmulatorProject emulator) {
    this.emulator = emulator;
  }

  @Test
  void decision_twice_isATable() throws Exception {
    List<Series> measured = Main.measure(emulator, List.of("decision", "2")).get(0);

    assertThat(Series.table(measured))
        .hasSize(6)
        .anySatisfy(line -> assertThat(line).startsWith("| n = 2 each"))
        .anySatisfy(line -> assertThat(line).matches("\\| bare `getAll` of the [1-9]\\d* doc.*"));
  }

  @Test
  void identity_twice_isATableForEachPair() throws Exception {
    assertThat(Main.measure(emulator, List.of("identity", "2")))
        .hasSize(2)
        .allSatisfy(pair -> assertThat(Series.table(pair)).hasSize(4));
  }

  @Test
  void log_once_isATable(@TempDir Path folder) throws Exception {
    assertThat(Throughput.table(LogAppends.measure(folder, 1, 1)))
        .hasSize(4)
        .anySatisfy(line -> assertThat(line).startsWith("| n = 1024 each"));
  }

  @Test
  void cold_once_isATable() throws Exception {
    assumeTrue(Files.isDirectory(DEPLOYMENT), "built by `mvn package`");

    List<Series> measured =
        Main.measure(emulator, List.of("cold", "1", DEPLOYMENT.toString())).get(0);

    assertThat(Series.table(measured)).hasSize(5);
  }

  @Test
  void unknownArguments_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Main.measure(emulator, List.of("everything")))
        .withMessageContaining("cold ROUNDS");
  }
}
