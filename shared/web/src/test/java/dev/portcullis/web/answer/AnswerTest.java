package dev.portcullis.web.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

  private static final Content NOTHING = new Content.Json(JsonObject.empty());

  @Test
  void ok_isJson() {
    Answer answer = Answer.ok(JsonObject.builder().put("name", "é").build());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.content().contentType()).isEqualTo("application/json; charset=UTF-8");
    assertThat(answer.content().text()).isEqualTo("{\"name\":\"é\"}");
    assertThat(answer.headers()).isEmpty();
  }

  @Test
  void text_isOfItsType() {
    Answer answer = Answer.text("application/yaml", "openapi: 3.1.0\n");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.content().contentType()).isEqualTo("application/yaml");
    assertThat(answer.content().text()).isEqualTo("openapi: 3.1.0\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 199, 204, 205, 304, 600})
  void status_thatGoesWithNoContent_isRefused(int status) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Answer(status, NOTHING, Map.of()));
  }

  @Test
  void status_atTheEndOfTheRange_isTaken() {
    assertThat(new Answer(599, NOTHING, Map.of()).status()).isEqualTo(599);
  }

  @Test
  void header_thatBeginsAnother_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Answer(200, NOTHING, Map.of("Location", "a\r\nb")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Answer.text("text/plain\r\nSet-Cookie: a=b", ""));
  }
}
