package dev.portcullis.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.verification.name.ProjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortcullisTest {

  private static final ProjectId DEMO = new ProjectId("demo");

  @TempDir Path folder;

  @Test
  void fromEnvironment_newFolder_isMadeAndReady() throws Exception {
    Path data = folder.resolve("new/data");
    try (Portcullis portcullis = Portcullis.fromEnvironment(environment(data))) {
      assertThat(portcullis.projects().find(DEMO)).isEmpty();
      assertThat(portcullis.verifications().verified()).isZero();
    }
    assertThat(data.resolve("portcullis.sqlite")).exists();
  }

  /** A function listens where everybody can reach it, wherever it runs. */
  @Test
  void fromEnvironment_withoutIdentity_isRefused() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                Portcullis.fromEnvironment(
                    Map.of("PORTCULLIS_STORE", "sqlite:" + folder, "PORTCULLIS_IDENTITY", "none")))
        .withMessageContaining("PORTCULLIS_IDENTITY=none is for a loopback server");
  }

  @Test
  void open_folderInUse_saysSo() throws Exception {
    try (Portcullis first = Portcullis.fromEnvironment(environment(folder))) {
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> Portcullis.fromEnvironment(environment(folder)));
      assertThat(first.projects().find(DEMO)).isEmpty();
    }
  }

  @Test
  void open_folderIsAFile_saysSo() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Portcullis.open(Configuration.local(file)))
        .withMessageContaining("the folder " + file + " cannot be made");
  }

  /** As the folder is locked while it is open, a second attempt shows that the first let it go. */
  @Test
  void open_keyThatIsMissing_leavesNothingOpen() throws Exception {
    String missing = folder.resolve("missing.pem").toString();
    Path data = folder.resolve("data");
    for (Map<String, String> more :
        List.of(
            Map.of("PORTCULLIS_LOG_KEY", missing),
            Map.of("PORTCULLIS_BRIDGE", "projects/p/notes/n", "PORTCULLIS_BRIDGE_KEY", missing))) {
      Map<String, String> environment = new HashMap<>(environment(data));
      environment.putAll(more);
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> Portcullis.fromEnvironment(environment))
          .withMessageContaining("missing.pem cannot be read");
    }

    try (Portcullis portcullis = Portcullis.fromEnvironment(environment(data))) {
      assertThat(portcullis.projects().find(DEMO)).isEmpty();
    }
  }

  @Test
  void close_closesTheStore() {
    Portcullis portcullis =
        Portcullis.over(
            SqliteDocumentStore.inMemory(), () -> Instant.EPOCH, new SplittableRandom(1));
    portcullis.close();

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> portcullis.projects().find(DEMO));
  }

  private static Map<String, String> environment(Path data) {
    return Map.of(
        "PORTCULLIS_STORE", "sqlite:" + data,
        "PORTCULLIS_IDENTITY", "tokens",
        "PORTCULLIS_AUDIENCES", "https://gate.example.com");
  }
}
