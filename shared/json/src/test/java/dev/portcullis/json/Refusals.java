package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What is said about input that must be refused. */
final class Refusals {

  private Refusals() {}

  /** The one problem of a document that the JSON reader must refuse. */
  static Problem ofJson(String text) {
    return only(() -> JsonText.parse(utf8(text), Limits.REQUEST));
  }

  /** The one problem of a document that the YAML reader must refuse. */
  static Problem ofYaml(String text) {
    return only(() -> YamlText.parse(utf8(text), Limits.REQUEST));
  }

  /** The one problem for which something must end in a refusal. */
  static Problem only(ThrowingCallable reading) {
    InvalidInputException refusal = catchThrowableOfType(InvalidInputException.class, reading);
    assertThat(refusal).as("a refusal").isNotNull();
    List<Problem> problems = refusal.problems();
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
