package dev.portcullis.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.permission.Permissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {

  private static final Optional<ProjectId> DEMO = Optional.of(new ProjectId("demo"));
  private static final String READ = "portcullis.decisions.get";
  private static final Principal ADA =
      new Principal(Principal.Kind.USER, "google:1", "ada", Set.of("user:ada@example.com"));
  private static final String GOOD =
      "bindings: [{project: demo, role: roles/portcullis.viewer, members: ['user:ada@example.com']}]";

  @TempDir Path folder;

  @Test
  void of_local_isTheLoopbackCaller() throws Exception {
    Permissions permissions = permissions(new Callers.Local());

    assertThat(permissions.holds(Principal.LOOPBACK, DEMO, READ)).isTrue();
    assertThat(permissions.holds(ADA, DEMO, READ)).isFalse();
  }

  @Test
  void of_tokensWithoutBindings_letsNobodyDoAnything() throws Exception {
    Permissions permissions = permissions(tokens(Optional.empty()));

    assertThat(permissions.holds(ADA, DEMO, READ)).isFalse();
    assertThat(permissions.holds(Principal.LOOPBACK, DEMO, READ)).isFalse();
  }

  @Test
  void of_tokensWithBindings_letsThoseOfTheFile() throws Exception {
    Permissions permissions = permissions(tokens(Optional.of(file(GOOD))));

    assertThat(permissions.holds(ADA, DEMO, READ)).isTrue();
    assertThat(permissions.holds(ADA, DEMO, "binaryauthorization.policy.update")).isFalse();
    assertThat(permissions.holds(Principal.LOOPBACK, DEMO, READ)).isFalse();
  }

  @Test
  void of_severalProblems_areAllNamed() throws IOException {
    Path file = file(GOOD.replace("portcullis.viewer", "owner").replace("user:", "group:"));

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Trust.of(tokens(Optional.of(file))))
        .withMessageContaining("PORTCULLIS_BINDINGS: " + file)
        .withMessageContaining("bindings[0].role")
        .withMessageContaining("bindings[0].members");
  }

  private static Permissions permissions(Callers callers) throws ConfigurationException {
    return Trust.of(callers).permissions(() -> Instant.EPOCH);
  }

  private static Callers.Tokens tokens(Optional<Path> bindings) {
    return new Callers.Tokens(Set.of("https://gate.example.com"), Optional.empty(), bindings);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("bindings.yaml"), text);
  }
}
