package dev.portcullis.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.launcher.Script.Result;
import dev.portcullis.testkit.requirement.Requires;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher, among programs that only pretend: a twentieth of a second each. */
final class LauncherTest {

  private static final String JAR = "functions/local/target/deployment/portcullis-local.jar";

  /** Makes the jar, writes down how it was called, and talks like Maven. */
  private static final String MAVEN =
      """
      echo "mvn $*" >> ../calls
      mkdir -p functions/local/target/deployment
      touch functions/local/target/deployment/portcullis-local.jar
      echo '[INFO] Scanning for projects...'
      echo '[INFO] Building Portcullis: local 0.1.0-SNAPSHOT      [16/16]'
      echo '[INFO]   from functions/local/pom.xml'
      """;

  @TempDir Path folder;

  private Script script;

  @BeforeEach
  void tree() throws IOException {
    script = Script.in(folder);
    script.tool("mvn", MAVEN);
  }

  @Test
  void firstRun_builds_showsHowFarItIs_andStarts() throws IOException {
    Result result = script.run("serve", "--port", "0");

    assertThat(result.exitCode()).isZero();
    assertThat(result.output())
        .startsWith("java --enable-native-access=ALL-UNNAMED -cp ")
        .endsWith(JAR + " dev.portcullis.local.Main serve --port 0\n");
    assertThat(result.errors())
        .isEqualTo(
            """
            Building Portcullis; the first time takes a few minutes.
              Portcullis: local 0.1.0-SNAPSHOT      [16/16]
            """);
    assertThat(Files.readString(folder.resolve("calls")))
        .isEqualTo(
            "mvn -B -ntp -pl functions/local -am package -Dmaven.test.skip=true"
                + " -P !static-checks\n");
  }

  @Test
  void secondRun_startsAtOnce() throws IOException {
    assertThat(script.run("demo").exitCode()).isZero();

    Result second = script.run("demo");

    assertThat(second.exitCode()).isZero();
    assertThat(second.errors()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void jarThatMavenBuilt_isNotBuiltAgain() throws IOException {
    Files.createDirectories(script.file(JAR).getParent());
    Files.writeString(script.file(JAR), "");

    assertThat(script.run("demo").exitCode()).isZero();
    assertThat(builds()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "pom.xml, 2",
    "shared/json/pom.xml, 2",
    "shared/json/src/main/java/Json.java, 2",
    "shared/json/src/test/java/JsonTest.java, 1"
  })
  void changedSource_isBuiltAgain_changedTestIsNot(String source, long expected)
      throws IOException {
    assertThat(script.run("demo").exitCode()).isZero();

    script.change(source);

    assertThat(script.run("demo").exitCode()).isZero();
    assertThat(builds()).isEqualTo(expected);
  }

  @Test
  void builtFiles_areNoSources() throws IOException {
    assertThat(script.run("demo").exitCode()).isZero();
    script.source("shared/json/target/src/main/pom.xml");
    script.change("shared/json/target/src/main/pom.xml");

    assertThat(script.run("demo").exitCode()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "decide"})
  void shortCommands_startFast(String command) throws IOException {
    assertThat(script.run(command).output()).contains("-XX:TieredStopAtLevel=1");
    assertThat(script.run("serve").output()).doesNotContain("-XX:TieredStopAtLevel=1");
  }

  @Test
  void failedBuild_saysWhy_andStartsNothing() throws IOException {
    script.tool("mvn", "echo '[INFO] x'; echo '[ERROR] no such thing'; exit 1");

    Result result = script.run("demo");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.output()).isEmpty();
    assertThat(result.errors())
        .contains("[ERROR] no such thing\nportcullis: the build failed; the whole log is /");
    Files.delete(Path.of(result.errors().strip().split("log is ", 2)[1]));
    assertThat(script.run("demo").exitCode()).as("and is not taken for done").isEqualTo(2);
  }

  @Test
  void arguments_arePassedOnAsTheyAre() throws IOException {
    script.tool(
        "java",
        "[ \"$1\" = -version ] && echo 'openjdk version \"21\"' >&2 || printf '<%s>' \"$@\"");

    assertThat(script.run("decide", "a b", "", "*").output()).endsWith("<decide><a b><><*>");
  }

  @Test
  void exitCode_isTheProgramsOwn() throws IOException {
    script.tool("java", "[ \"$1\" = -version ] && echo 'openjdk version \"17\"' >&2 || exit 1");

    assertThat(script.run("decide").exitCode()).isEqualTo(1);
  }

  @Test
  void launcher_isFoundThroughLinks_fromAnywhere() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path first = Files.createSymbolicLink(elsewhere.resolve("first"), script.path());
    Path second = Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("first"));

    Result result = script.run(second, elsewhere, "demo");

    assertThat(first).isSymbolicLink();
    assertThat(result.exitCode()).as(result.errors()).isZero();
    assertThat(result.output()).contains(script.file(JAR).toRealPath().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "help", "--help", "-h"})
  void help_needsNeitherJavaNorMaven(String argument) throws IOException {
    script.without("java");
    script.without("mvn");

    Result result = argument.isEmpty() ? script.run() : script.run(argument);

    assertThat(result.exitCode()).isZero();
    assertThat(result.output()).endsWith("dev/portcullis/local/help.txt\n");
  }

  @Test
  void noJava_isSaid() throws IOException {
    script.without("java");

    Result result = script.run("demo");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors())
        .isEqualTo(
            "portcullis: java was not found; install a JDK, version 17 or later, or set JAVA_HOME"
                + " to one\n");
  }

  @Test
  void noMaven_isSaid() throws IOException {
    script.without("mvn");

    Result result = script.run("demo");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors()).startsWith("portcullis: mvn was not found");
  }

  @Test
  void wrongJavaHome_isSaid() throws IOException {
    script.variable("JAVA_HOME", "/nowhere");

    Result result = script.run("demo");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors()).startsWith("portcullis: JAVA_HOME is /nowhere, where there is no");
  }

  @ParameterizedTest
  @CsvSource({
    "'openjdk version \"11.0.2\" 2019-01-15', 11",
    "'java version \"1.8.0_402\"', 1",
    "'strange', unknown"
  })
  void oldJava_isSaid(String version, String told) throws IOException {
    script.tool("java", "echo '" + version + "' >&2");

    Result result = script.run("demo");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors()).contains(" is version " + told + "; version 17 or later is needed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openjdk version \"17\"", "java version \"25.0.1\" 2025-10-21 LTS"})
  void newJava_isTaken_whateverElseItSays(String version) throws IOException {
    script.tool(
        "java",
        "[ \"$1\" = -version ] && { echo 'Picked up JAVA_TOOL_OPTIONS: -Da=b'; echo '"
            + version
            + "'; } >&2 || echo started");

    assertThat(script.run("demo").output()).isEqualTo("started\n");
  }

  @Test
  @Requires("shellcheck")
  void shellcheck_findsNothing() throws IOException {
    Process check =
        new ProcessBuilder("shellcheck", Script.REAL.toString()).redirectErrorStream(true).start();

    assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
  }

  private long builds() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }
}
