package dev.portcullis.testkit.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ToolTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void of_everyTitle_findsItsTool(Tool tool) {
    assertThat(Tool.of(tool.title())).isEqualTo(tool);
    assertThat(tool.install()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource
  void find_emptyEnvironment_findsNothing(Tool tool) {
    assertThat(tool.find(Map.of())).isEmpty();
  }

  @Test
  void find_secondFolderOfPath_isSearched() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path gpg = executable(Files.createDirectory(folder.resolve("bin")).resolve("gpg"));
    String path = empty + File.pathSeparator + File.pathSeparator + gpg.getParent();

    assertThat(Tool.GPG.find(Map.of("PATH", path))).contains(gpg);
  }

  @Test
  void find_secondName_isFound() throws IOException {
    Path registry = executable(folder.resolve("registry"));

    assertThat(Tool.DOCKER_REGISTRY.find(Map.of("PATH", folder.toString()))).contains(registry);
  }

  @Test
  void find_fileThatCannotRun_isNotFound() throws IOException {
    Files.createFile(folder.resolve("gpg"));
    Files.createDirectory(folder.resolve("openssl"));

    assertThat(Tool.GPG.find(Map.of("PATH", folder.toString()))).isEmpty();
    assertThat(Tool.OPENSSL.find(Map.of("PATH", folder.toString()))).isEmpty();
  }

  @Test
  void find_emulatorBesideGcloud_isFoundThroughTheLink() throws IOException {
    Path sdk = Files.createDirectories(folder.resolve("sdk"));
    Path gcloud = executable(Files.createDirectory(sdk.resolve("bin")).resolve("gcloud"));
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("gcloud"), gcloud);
    Path jars = Files.createDirectories(sdk.resolve("platform/pubsub-emulator/lib"));
    Path jar = Files.createFile(jars.resolve("cloud-pubsub-emulator-0.8.20-all.jar"));

    Path found = Tool.PUBSUB_EMULATOR.find(Map.of("PATH", bin.toString())).orElseThrow();
    assertThat(found.toRealPath()).isEqualTo(jar.toRealPath());
    assertThat(Tool.FIRESTORE_EMULATOR.find(Map.of("PATH", bin.toString()))).isEmpty();
  }

  @Test
  void find_emulatorByVariable_isThatFileOrNothing() throws IOException {
    Path jar = Files.createFile(folder.resolve("mine.jar"));

    assertThat(Tool.FIRESTORE_EMULATOR.find(Map.of("FIRESTORE_EMULATOR_JAR", jar.toString())))
        .contains(jar);
    assertThat(Tool.FIRESTORE_EMULATOR.find(Map.of("FIRESTORE_EMULATOR_JAR", jar + ".gone")))
        .isEmpty();
  }

  @Test
  void find_vectors_areWhereTheVariableSaysOrBesideTheBuild() throws IOException {
    Path beside = Files.createDirectories(folder.resolve("shared/vectors"));
    Path build = Files.createDirectory(folder.resolve("build"));
    Path named = Files.createDirectory(folder.resolve("named"));

    assertThat(Tool.VECTORS.find(Map.of("PWD", build.toString()))).contains(beside);
    String module = build.resolve("shared/testkit").toString();
    assertThat(Tool.VECTORS.find(Map.of("PWD", module))).contains(beside);
    assertThat(
            Tool.VECTORS.find(
                Map.of("PWD", build.toString(), "PORTCULLIS_VECTORS", named.toString())))
        .contains(named);
    assertThat(Tool.VECTORS.find(Map.of("PWD", "/gone"))).isEmpty();
    assertThat(Tool.VECTORS.find(Map.of())).isEmpty();
  }

  @Test
  void isAvailable_emulatorThatRunsAlready_needsNoJar() {
    Map<String, String> environment = Map.of("FIRESTORE_EMULATOR_HOST", "127.0.0.1:8080");

    assertThat(Tool.FIRESTORE_EMULATOR.isAvailable(environment)).isTrue();
    assertThat(Tool.FIRESTORE_EMULATOR_JAR.isAvailable(environment)).isFalse();
    assertThat(Tool.OPENSSL.isAvailable(environment)).isFalse();
  }

  private static Path executable(Path file) throws IOException {
    Files.createFile(file);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
