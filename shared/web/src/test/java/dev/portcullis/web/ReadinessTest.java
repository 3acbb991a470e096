package dev.portcullis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  private final List<String> asked = new ArrayList<>();

  @Test
  void and_asksBoth() {
    ready("store").and(ready("keys")).check();

    assertThat(asked).containsExactly("store", "keys");
  }

  @Test
  void and_failsIfEitherDoes() {
    assertThatIllegalStateException().isThrownBy(ready("store").and(this::fail)::check);
    Readiness first = this::fail;
    assertThatIllegalStateException().isThrownBy(first.and(ready("keys"))::check);
  }

  private Readiness ready(String name) {
    return () -> asked.add(name);
  }

  private void fail() {
    throw new IllegalStateException();
  }
}
