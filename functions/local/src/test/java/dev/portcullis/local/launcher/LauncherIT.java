package dev.portcullis.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.local.launcher.Script.Result;
import dev.portcullis.testkit.gate.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher with what was built: a second each. It runs in a tree of its own, as in the real one
 * it could find that it has to build, in the middle of a build.
 */
@Timeout(120)
final class LauncherIT {

  @TempDir static Path folder;

  private static Script script;

  @BeforeAll
  static void tree() throws IOException {
    script = Script.in(folder);
    script.without("java");
    script.variable("JAVA_HOME", System.getProperty("java.home"));
    Path target = Files.createDirectories(script.file("functions/local/target"));
    Path real = Script.REAL.resolveSibling("functions/local/target/deployment");
    copy(real, target.resolve("deployment"));
  }

  @Test
  void decide_exitsByTheVerdict() throws IOException {
    String manifest = file("service.yaml", Manifests.service(Manifests.image(1)));

    Result allowed = decide(file("allow.json", Resources.mode("ALWAYS_ALLOW")), manifest);
    assertThat(allowed.exitCode()).as(allowed.errors()).isZero();
    assertThat(allowed.output()).startsWith("ALLOW Service svc (RULE)\n");
    assertThat(allowed.errors()).isEmpty();

    Result denied = decide(file("deny.json", Resources.mode("ALWAYS_DENY")), manifest);
    assertThat(denied.exitCode()).isEqualTo(1);
    assertThat(denied.output()).startsWith("DENY  Service svc (RULE)\n");

    Result broken = decide(file("broken.json", "{}"), manifest);
    assertThat(broken.exitCode()).isEqualTo(2);
    assertThat(broken.output()).isEmpty();
  }

  @Test
  void demo_goesAsTold_withoutColourInAFile() throws IOException {
    Result demo = script.run("demo");

    assertThat(demo.exitCode()).as(demo.errors()).isZero();
    assertThat(demo.output()).endsWith("Everything went as told.\n").doesNotContain("\u001b");
    assertThat(demo.errors()).isEmpty();
  }

  @Test
  void unknownCommand_isRefused() throws IOException {
    Result unknown = script.run("explode");

    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.errors())
        .isEqualTo("portcullis: there is no command `explode`; `help` lists them\n");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        var unused = Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static Result decide(String policy, String manifest) throws IOException {
    return script.run("decide", "-f", policy, manifest);
  }

  private static String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
