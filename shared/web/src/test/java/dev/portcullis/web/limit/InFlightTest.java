package dev.portcullis.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class InFlightTest {

  @Test
  void enter_whenFull_hasNoPlaceUntilOneIsLeft() {
    InFlight places = new InFlight(2);
    InFlight.Place first = places.enter().orElseThrow();
    assertThat(places.enter()).isPresent();
    assertThat(places.enter()).isEmpty();

    first.close();

    assertThat(places.enter()).isPresent();
    assertThat(places.enter()).isEmpty();
  }

  @Test
  void boundBelowOne_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new InFlight(0));
  }
}
