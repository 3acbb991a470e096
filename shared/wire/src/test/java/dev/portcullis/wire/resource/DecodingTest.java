package dev.portcullis.wire.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonString;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecodingTest {

  @Test
  void decode_goodDocument_givesItsValue() throws InvalidInputException {
    assertThat(Decoding.decode(JsonString.of("x"), Cursor::string)).isEqualTo("x");
  }

  @Test
  void decode_valueBesideAProblem_isNotHandedOut() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(
            () ->
                Decoding.decode(
                    JsonString.of("x"),
                    cursor -> {
                      cursor.problem("is not to my liking");
                      return cursor.string();
                    }))
        .withMessageContaining("is not to my liking");
  }

  @Test
  void decode_neitherValueNorProblem_isAMistakeOfTheDecoder() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Decoding.decode(JsonString.of("x"), cursor -> Optional.empty()));
  }
}
