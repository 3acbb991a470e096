package dev.portcullis.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

  private static final Instant NOON = Instant.parse("2024-05-06T12:00:00Z");

  private final Content plain = Content.of(NOON, "{}");

  @Test
  void times_finerThanMicroseconds_areCut() {
    Content content = Content.of(NOON.plusNanos(1999), "{}").expiringAt(NOON.plusNanos(2999));
    assertThat(content.time()).isEqualTo(NOON.plusNanos(1000));
    assertThat(content.expireAt()).contains(NOON.plusNanos(2000));
  }

  @Test
  void times_before1970_areCutToTheEarlier() {
    Instant time = Instant.parse("1969-12-31T23:59:59.999999999Z");
    assertThat(Content.of(time, "{}").time()).isEqualTo("1969-12-31T23:59:59.999999Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-12-31T23:59:59.999Z", "+10000-01-01T00:00:00Z"})
  void times_outsideTheYearsThatStoresKeep_throw(String time) {
    Instant instant = Instant.parse(time);
    assertThatIllegalArgumentException().isThrownBy(() -> Content.of(instant, "{}"));
    assertThatIllegalArgumentException().isThrownBy(() -> plain.expiringAt(instant));
    assertThatIllegalArgumentException().isThrownBy(() -> Query.in("things").since(instant));
    assertThatIllegalArgumentException().isThrownBy(() -> new PageToken(instant, "a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z",
        "1969-12-31T23:59:59.999999Z"
      })
  void micros_anyStorableTime_comesBack(String time) {
    Instant instant = Instant.parse(time);
    assertThat(Timestamps.ofMicros(Timestamps.toMicros(instant))).isEqualTo(instant);
  }

  @Test
  void micros_timesInOrder_staySo() {
    assertThat(
            List.of(
                Timestamps.toMicros(NOON.minusNanos(1000)),
                Timestamps.toMicros(NOON),
                Timestamps.toMicros(NOON.plusNanos(1999)),
                Timestamps.toMicros(NOON.plusSeconds(1))))
        .containsExactly(
            1714996799999999L, 1714996800000000L, 1714996800000001L, 1714996801000000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a1", "a b", "a.b", "é", "a\n"})
  void labelNames_otherThanLetters_throw(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> plain.withLabel(name, "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> Query.in("things").matching(name, "x"));
  }

  @Test
  void labelNames_upToFortyLetters_areKept() {
    String longest = "x".repeat(40);
    assertThat(plain.withLabel(longest, "x").labels()).containsOnlyKeys(longest);
    assertThatIllegalArgumentException().isThrownBy(() -> plain.withLabel(longest + "x", "y"));
  }

  @Test
  void labels_moreThanAllowed_throw() {
    Map<String, Set<String>> labels = new HashMap<>();
    for (int i = 0; i < Content.MAX_LABELS; i++) {
      labels.put("n".repeat(i + 1), Set.of("x"));
    }
    Content full = new Content(NOON, labels, Optional.empty(), "{}");
    assertThat(full.labels()).isEqualTo(labels);
    assertThatIllegalArgumentException().isThrownBy(() -> full.withLabel("another", "x"));
  }

  @Test
  void labelValues_moreThanAllowed_throw() {
    Content full = plain.withLabel("many", values(Content.MAX_LABEL_VALUES));
    assertThat(full.labels().get("many")).hasSize(Content.MAX_LABEL_VALUES);
    assertThatIllegalArgumentException().isThrownBy(() -> full.withLabel("another", "x"));
  }

  @Test
  void labelValues_longerThanAllowedInUtf8_throw() {
    assertThat(plain.withLabel("a", "é".repeat(512)).labels()).containsKey("a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plain.withLabel("a", "é".repeat(512) + "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> plain.withLabel("a", "x".repeat(1025)));
  }

  @Test
  void labels_withoutValues_areDropped() {
    assertThat(plain.withLabel("a", Set.of())).isEqualTo(plain);
    assertThat(plain.withLabel("a", "x").withLabel("a", List.of())).isEqualTo(plain);
  }

  @Test
  void labels_changedAfterwards_stayAsTheyWere() {
    Set<String> values = new HashSet<>(Set.of("x"));
    Map<String, Set<String>> labels = new HashMap<>(Map.of("a", values));
    Content content = new Content(NOON, labels, Optional.empty(), "{}");
    values.add("y");
    labels.clear();
    assertThat(content.labels()).isEqualTo(Map.of("a", Set.of("x")));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> content.labels().clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> content.labels().values().iterator().next().clear());
  }

  @Test
  void bodies_longerThanAllowedInUtf8_throw() {
    for (String character : List.of("x", "é", "漢", "😀")) {
      int bytes = character.getBytes(UTF_8).length;
      String largest = character.repeat(Content.MAX_BODY_BYTES / bytes);
      assertThat(Content.of(NOON, largest).body()).isEqualTo(largest);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Content.of(NOON, largest + character))
          .withMessageStartingWith("too large");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00", "\ude00\ud83d", "a\ud83db", "😀\ud83d"})
  void text_withHalfASurrogatePair_throws(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Content.of(NOON, text));
    assertThatIllegalArgumentException().isThrownBy(() -> plain.withLabel("a", text));
  }

  private static Set<String> values(int count) {
    return IntStream.range(0, count).mapToObj(i -> "v" + i).collect(Collectors.toSet());
  }
}
