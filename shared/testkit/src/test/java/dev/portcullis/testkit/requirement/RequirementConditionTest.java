package dev.portcullis.testkit.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;

class RequirementConditionTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void haveOpenssl() throws IOException {
    Path executable = Files.createFile(folder.resolve("openssl"));
    assertThat(executable.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void evaluate_toolOnPath_runsAndPrintsNothing() {
    assertThat(evaluate("", "openssl").isDisabled()).isFalse();
    assertThat(printed()).isEmpty();
  }

  @Test
  void evaluate_noTool_runs() {
    assertThat(evaluate("gpg").isDisabled()).isFalse();
  }

  @Test
  void evaluate_toolAbsent_skipsByNameWithReasonAndRemedy() {
    ConditionEvaluationResult result = evaluate("", "gpg");

    assertThat(result.isDisabled()).isTrue();
    assertThat(result.getReason().orElseThrow()).contains("gpg", "apt-get install gpg");
    assertThat(printed())
        .isEqualTo(
            "SKIPPED SomeTest.method: needs gpg, not found on this machine;"
                + " to install: apt-get install gpg"
                + System.lineSeparator());
  }

  @Test
  void evaluate_oneOfTwoAbsent_namesOnlyTheAbsentOne() {
    assertThat(evaluate("", "openssl", "terraform").getReason().orElseThrow())
        .contains("terraform")
        .doesNotContain("openssl");
  }

  @Test
  void evaluate_absentButDemanded_fails() {
    assertThatThrownBy(() -> evaluate("openssl, gpg", "gpg"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("SomeTest.method", "gpg", "PORTCULLIS_REQUIRE", "apt-get");
    assertThat(printed()).isEmpty();
  }

  @Test
  void evaluate_anotherToolDemanded_stillSkips() {
    assertThat(evaluate("openssl", "gpg").isDisabled()).isTrue();
  }

  @Test
  void evaluate_demandedAndPresent_runs() {
    assertThat(evaluate("openssl", "openssl").isDisabled()).isFalse();
  }

  @Test
  void evaluate_unknownTool_failsAndNamesTheKnown() {
    assertThatThrownBy(() -> evaluate("", "opensll"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("`opensll`", "openssl", "firestore-emulator");
  }

  @Test
  void evaluateExecutionCondition_annotations_areFoundHoweverTheyAreWritten() throws Exception {
    assertThat(evaluate(Annotated.class, "both").orElseThrow()).contains("gpg, terraform");
    assertThat(evaluate(Annotated.class, "repeated").orElseThrow()).contains("gpg, terraform");
    assertThat(evaluate(Annotated.class, "composed").orElseThrow()).contains("chromium");
    assertThat(evaluate(Annotated.class, "plain")).isEmpty();
  }

  /** What a method is skipped for, if it is. */
  private Optional<String> evaluate(Class<?> type, String name) throws Exception {
    Method method = type.getDeclaredMethod(name);
    ExtensionContext context =
        (ExtensionContext)
            Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {ExtensionContext.class},
                (proxy, called, arguments) ->
                    called.getName().equals("getTestClass")
                        ? Optional.of(type)
                        : Optional.of(method));
    ConditionEvaluationResult result = condition("").evaluateExecutionCondition(context);
    return result.isDisabled() ? result.getReason() : Optional.empty();
  }

  private ConditionEvaluationResult evaluate(String demanded, String... titles) {
    return condition(demanded).evaluate("SomeTest.method", List.of(titles));
  }

  private RequirementCondition condition(String demanded) {
    return new RequirementCondition(
        Map.of("PATH", folder.toString(), RequirementCondition.VARIABLE, demanded),
        new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Requires("chromium")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Browser {}

  /** Not run: its annotations are read. */
  static final class Annotated {

    @Requires({"gpg", "terraform"})
    void both() {}

    @Requires("gpg")
    @Requires("terraform")
    void repeated() {}

    @Browser
    void composed() {}

    void plain() {}
  }
}
