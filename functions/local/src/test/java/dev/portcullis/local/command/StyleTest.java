package dev.portcullis.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class StyleTest {

  @Test
  void colour_isForTerminalsThatWantIt() {
    Map<String, String> terminal = Map.of("TERM", "xterm");

    assertThat(Style.of(true, terminal)).isEqualTo(Style.COLOURED);
    assertThat(Style.of(false, terminal)).isEqualTo(Style.PLAIN);
    assertThat(Style.of(true, Map.of("TERM", "xterm", "NO_COLOR", "1"))).isEqualTo(Style.PLAIN);
    assertThat(Style.of(true, Map.of("TERM", "xterm", "NO_COLOR", ""))).isEqualTo(Style.COLOURED);
    assertThat(Style.of(true, Map.of("TERM", "dumb"))).isEqualTo(Style.PLAIN);
    assertThat(Style.of(true, Map.of())).isEqualTo(Style.PLAIN);
  }

  @Test
  void plain_changesNothing_colouredEndsWhatItBegins() {
    assertThat(Style.PLAIN.bad("no")).isEqualTo("no");
    assertThat(Style.COLOURED.bad("no")).isEqualTo("\u001b[31mno\u001b[0m");
  }
}
