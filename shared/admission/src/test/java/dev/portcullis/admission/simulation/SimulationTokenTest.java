package dev.portcullis.admission.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.storage.PageToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text form of a place in a simulation. */
class SimulationTokenTest {

  private static final Instant END = Instant.parse("2024-05-06T12:00:00.000001Z");
  private static final String HASH = "ab".repeat(32);
  private static final PageToken PLACE = new PageToken(END.minusSeconds(5), "d-1");
  private static final SimulationToken TOKEN = new SimulationToken("baton", HASH, END, 17, PLACE);

  @Test
  void parse_whatTokenWrote_isTheSame() throws Exception {
    assertThat(SimulationToken.parse(TOKEN.token())).isEqualTo(TOKEN);
    assertThat(TOKEN.token()).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2/baton/HASH/2024-05-06T12:00:00Z/17/PLACE",
        "1/baton/HASH/2024-05-06T12:00:00Z/-1/PLACE",
        "1/baton/HASH/2024-05-06T12:00:00Z/017/PLACE",
        "1/baton/HASH/2024-05-06T12:00:00Z/17/nowhere",
        "1/baton/HASH/2024-05-06T12:00:00.0Z/17/PLACE",
        "1/baton/HASH/2024-13-06T12:00:00Z/17/PLACE",
        "1/baton/HASH/1969-05-06T12:00:00Z/17/PLACE",
        "1/baton/HASH/9999-12-31T00:00:00Z/17/PLACE",
        "1/ba ton/HASH/2024-05-06T12:00:00Z/17/PLACE",
        "1/baton/abc/2024-05-06T12:00:00Z/17/PLACE",
        "1/baton/HASH/2024-05-06T12:00:00Z/17/PLACE/",
        ""
      })
  void parse_anythingElse_isRefused(String content) {
    String text = content.replace("HASH", HASH).replace("PLACE", PLACE.token());
    assertRefused(
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void parse_otherAlphabetOrLength_isRefused() {
    assertRefused("%%%");
    assertRefused(TOKEN.token() + "=");
    assertRefused("A".repeat(3000));
  }

  private static void assertRefused(String text) {
    assertThatThrownBy(() -> SimulationToken.parse(text))
        .isInstanceOf(InvalidTextException.class)
        .hasMessageContaining("leave it out");
  }
}
