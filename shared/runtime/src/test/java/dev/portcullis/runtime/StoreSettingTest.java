package dev.portcullis.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.storage.firestore.FirestoreConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreSettingTest {

  private static final String EMULATOR = "127.0.0.1:8080";

  private final List<String> problems = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "firestore:my-project, my-project, (default)",
    "firestore:my-project/(default), my-project, (default)",
    "firestore:my-project/my-database, my-project, my-database",
    "firestore:example.com:my-project/my-database, example.com:my-project, my-database"
  })
  void read_firestore_isGooglesService(String store, String project, String database) {
    assertThat(read(Map.of("PORTCULLIS_STORE", store)))
        .contains(new StoreLocation.Firestore(FirestoreConnection.cloud(project, database)));
    assertThat(problems).isEmpty();
  }

  @Test
  void read_firestoreOnADeployedServer_isGooglesService() {
    assertThat(read(Map.of("PORTCULLIS_STORE", "firestore:my-project", "K_SERVICE", "gate")))
        .contains(
            new StoreLocation.Firestore(FirestoreConnection.cloud("my-project", "(default)")));
  }

  @Test
  void read_emulatorIsNamed_isTheEmulator() {
    assertThat(read(emulator("firestore:my-project/my-database", EMULATOR)))
        .contains(
            new StoreLocation.Firestore(
                FirestoreConnection.emulator("my-project", "my-database", EMULATOR)));
    assertThat(problems).isEmpty();
  }

  @Test
  void read_emulatorIsNamedForSqlite_isSqlite() {
    assertThat(read(emulator("sqlite:/data", EMULATOR)))
        .contains(new StoreLocation.Sqlite(Path.of("/data")));
  }

  /** What is meant for an emulator must not reach the cloud, nor the other way round. */
  @ParameterizedTest
  @ValueSource(strings = {"", "8080", "firestore.googleapis.com:443", "10.0.0.1:8080"})
  void read_emulatorThatIsNone_isRefused(String host) {
    assertThat(read(emulator("firestore:my-project", host))).isEmpty();
    assertThat(problems).singleElement().asString().startsWith("FIRESTORE_EMULATOR_HOST");
  }

  @Test
  void read_emulatorOnADeployedServer_isRefused() {
    assertThat(
            read(
                Map.of(
                    "PORTCULLIS_STORE",
                    "firestore:my-project",
                    "FIRESTORE_EMULATOR_HOST",
                    EMULATOR,
                    "K_SERVICE",
                    "gate")))
        .isEmpty();
    assertThat(problems)
        .singleElement()
        .asString()
        .contains("FIRESTORE_EMULATOR_HOST", "K_SERVICE");
  }

  @Test
  void place_ofALocation_saysWhereToLook() {
    assertThat(new StoreLocation.Sqlite(Path.of("/a/../data")).place()).isEqualTo("/data");
    assertThat(
            new StoreLocation.Firestore(FirestoreConnection.cloud("my-project", "(default)"))
                .place())
        .isEqualTo("Firestore database (default) of project my-project");
    assertThat(
            new StoreLocation.Firestore(
                    FirestoreConnection.emulator("my-project", "(default)", EMULATOR))
                .place())
        .endsWith("by the emulator at 127.0.0.1:8080");
  }

  private Optional<StoreLocation> read(Map<String, String> environment) {
    return new StoreSetting(environment, problems).read();
  }

  private static Map<String, String> emulator(String store, String host) {
    return Map.of("PORTCULLIS_STORE", store, "FIRESTORE_EMULATOR_HOST", host);
  }
}
