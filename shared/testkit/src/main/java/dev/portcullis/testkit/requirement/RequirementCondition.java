package dev.portcullis.testkit.requirement;

import java.io.PrintStream;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Looks for what {@link Requires} names before a test runs. */
final class RequirementCondition implements ExecutionCondition {

  static final String VARIABLE = "PORTCULLIS_REQUIRE";

  private final Map<String, String> environment;
  private final PrintStream output;

  /** For JUnit: looks in this process's environment and reports to the output of the build. */
  RequirementCondition() {
    this(System.getenv(), System.out);
  }

  RequirementCondition(Map<String, String> environment, PrintStream output) {
    this.environment = environment;
    this.output = output;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context
        .getElement()
        .map(element -> evaluate(nameOf(context), titles(element)))
        .orElseGet(() -> ConditionEvaluationResult.enabled("nothing that could be annotated"));
  }

  /**
   * Whether the test can run.
   *
   * @throws IllegalStateException if a tool is absent that must not be
   */
  ConditionEvaluationResult evaluate(String test, List<String> titles) {
    List<Tool> absent =
        titles.stream().map(Tool::of).filter(tool -> !tool.isAvailable(environment)).toList();
    if (absent.isEmpty()) {
      return ConditionEvaluationResult.enabled("needs " + titles);
    }
    String reason = "needs " + absent.stream().map(Tool::title).collect(Collectors.joining(", "));
    String remedy = absent.stream().map(Tool::install).collect(Collectors.joining("; "));
    List<String> demanded =
        Arrays.stream(environment.getOrDefault(VARIABLE, "").split(",", -1))
            .map(String::strip)
            .toList();
    if (absent.stream().map(Tool::title).anyMatch(demanded::contains)) {
      throw new IllegalStateException(
          test + " " + reason + ", which " + VARIABLE + " demands; to install: " + remedy);
    }
    String skipped = reason + ", not found on this machine; to install: " + remedy;
    output.println("SKIPPED " + test + ": " + skipped);
    return ConditionEvaluationResult.disabled(skipped);
  }

  private static List<String> titles(AnnotatedElement element) {
    return AnnotationSupport.findRepeatableAnnotations(element, Requires.class).stream()
        .flatMap(requires -> Arrays.stream(requires.value()))
        .distinct()
        .toList();
  }

  private static String nameOf(ExtensionContext context) {
    String type = context.getTestClass().map(Class::getSimpleName).orElse("");
    return context.getTestMethod().map(method -> type + "." + method.getName()).orElse(type);
  }
}
