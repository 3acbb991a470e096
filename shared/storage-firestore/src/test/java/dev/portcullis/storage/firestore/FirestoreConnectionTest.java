package dev.portcullis.storage.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirestoreConnectionTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8080", "127.1.2.3:1", "localhost:65535", "[::1]:8080"})
  void emulator_onThisMachine_isTaken(String host) {
    assertThat(FirestoreConnection.emulator("demo", "(default)", host).host()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "127.0.0.1",
        "localhost",
        "0.0.0.0:8080",
        "10.0.0.1:8080",
        "firestore.googleapis.com:443",
        "localhost.example.com:80",
        "127.0.0.1.example.com:80",
        "127.0.0.1:80/x",
        "http://127.0.0.1:80",
        "127.0.0.1:80\n"
      })
  void emulator_elsewhere_isRefused(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FirestoreConnection.emulator("demo", "(default)", host))
        .withMessageContaining("127.0.0.1:8080");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "p/../q", "P", "a b", "-abc", "abc-", "p\n123"})
  void cloud_projectThatIsNone_isRefused(String project) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FirestoreConnection.cloud(project, "(default)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "default/documents", "(other)", "A-database", "abc"})
  void cloud_databaseThatIsNone_isRefused(String database) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FirestoreConnection.cloud("my-project", database));
  }

  @Test
  void names_ofAConnection_holdProjectAndDatabase() {
    assertThat(ResourceNames.of(FirestoreConnection.cloud("my-project", "my-database")).root())
        .isEqualTo("projects/my-project/databases/my-database/documents");
  }

  @Test
  void open_deadlineOutOfBounds_isRefused() {
    FirestoreConnection connection = FirestoreConnection.cloud("my-project", "(default)");
    for (Duration deadline : new Duration[] {Duration.ZERO, Duration.ofHours(1)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> FirestoreDocumentStore.open(connection, deadline));
    }
  }
}
