package dev.portcullis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.web.answer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenPageTest {

  private static final Answer HELLO = Answer.text("text/plain", "hello");

  @Test
  void page_isAtItsPath() {
    OpenPage page = new OpenPage("/docs/openapi.yaml", () -> HELLO);

    assertThat(page.path()).isEqualTo("/docs/openapi.yaml");
    assertThat(page.page().get()).isEqualTo(HELLO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "openapi.yaml", "/openapi.yaml/", "/a//b", "/../a"})
  void page_atAPathThatNoRequestHas_isRefused(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> new OpenPage(path, () -> HELLO));
  }
}
