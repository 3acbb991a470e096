package dev.portcullis.web.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PathVariablesTest {

  private final PathVariables variables = new PathVariables(Map.of("project", "p"));

  @Test
  void get_variableOfTheTemplate_isItsSegment() {
    assertThat(variables.get("project")).isEqualTo("p");
  }

  @Test
  void get_anotherName_isABug() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> variables.get("attestor"))
        .withMessageContaining("{attestor}");
  }
}
