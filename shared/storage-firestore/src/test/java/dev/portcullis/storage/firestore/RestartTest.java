package dev.portcullis.storage.firestore;

import static dev.portcullis.storage.firestore.StoreOverFake.creation;
import static dev.portcullis.storage.firestore.StoreOverFake.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.testkit.emulator.EmulatorProcess;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.requirement.Requires;
import dev.portcullis.testkit.requirement.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that dies and comes back; starts an emulator of its own, twice, so takes a while. */
@Requires("firestore-emulator-jar")
@Timeout(120)
class RestartTest {

  private static final Duration DEADLINE = Duration.ofSeconds(3);

  @Test
  void store_serverKilledAndStartedAgain_isUnavailableAndThenWorks()
      throws IOException, InterruptedException {
    Path jar = Tool.FIRESTORE_EMULATOR_JAR.find().orElseThrow();
    EmulatorProcess first = EmulatorProcess.start(jar);
    EmulatorProject project = EmulatorProject.on(first.host());
    try (FirestoreDocumentStore store =
        FirestoreDocumentStore.open(
            FirestoreConnection.emulator(
                project.project(), FirestoreConnection.DEFAULT_DATABASE, project.host()),
            DEADLINE)) {
      try (first) {
        assertThat(store.commit(List.of(creation("a")))).isInstanceOf(Committed.class);
      }
      assertUnavailable(() -> store.commit(List.of(creation("b"))));
      assertUnavailable(() -> store.find(path("a")));
      assertUnavailable(() -> store.query(Query.in("things")));
      try (EmulatorProcess second = EmulatorProcess.start(jar, first.port())) {
        assertThat(second.port()).isEqualTo(first.port());
        // It forgets everything, and knows nothing of what failed meanwhile.
        assertThat(store.find(path("b"))).isEmpty();
        assertThat(store.commit(List.of(creation("b")))).isInstanceOf(Committed.class);
        assertThat(store.query(Query.in("things")).documents()).hasSize(1);
      }
    }
  }

  private static void assertUnavailable(ThrowingCallable call) {
    assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(call);
  }
}
