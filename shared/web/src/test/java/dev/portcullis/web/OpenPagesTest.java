package dev.portcullis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.json.JsonObject;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.limit.Guard;
import dev.portcullis.web.limit.InFlight;
import dev.portcullis.web.path.RequestPath;
import dev.portcullis.web.permission.Permissions;
import dev.portcullis.web.telemetry.CurrentTrace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenPagesTest {

  private static final Answer OK = Answer.ok(JsonObject.builder().put("status", "ok").build());
  private static final OpenPage DOCS =
      new OpenPage("/docs/api", () -> Answer.text("text/plain", "docs"));

  private final List<String> asked = new ArrayList<>();
  private final List<Integer> answers = new ArrayList<>();
  private Runnable whileAsked = () -> {};
  private OpenPages pages = OpenPages.of(edge(DOCS));

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/"})
  void health_asksNobody(String path) {
    assertThat(answer(path)).isEqualTo(OK);
    assertThat(asked).isEmpty();
  }

  @Test
  void ready_asksTheStoreEachTime() {
    assertThat(answer("/ready")).isEqualTo(OK);
    assertThat(answer("/ready/")).isEqualTo(OK);
    assertThat(asked).hasSize(2);
  }

  @Test
  void ready_askedByACrowd_sendsTheRestAwayAndTakesNoPlaceOfACall() {
    InFlight places = new InFlight(1);
    whileAsked =
        () -> {
          assertThat(asked).hasSizeLessThanOrEqualTo(OpenPages.READY_AT_ONCE);
          try (InFlight.Place place = places.enter().orElseThrow()) {
            assertThat(place).isNotNull();
          }
          answers.add(answer("/ready").status());
        };
    pages = OpenPages.of(behind(places));

    answers.add(answer("/ready").status());

    assertThat(answers).containsExactly(503, 200, 200, 200, 200);
    assertThat(asked).hasSize(OpenPages.READY_AT_ONCE);
    whileAsked = () -> {};
    assertThat(answer("/ready")).isEqualTo(OK);
  }

  @Test
  void pageOfTheEdge_isFound() {
    assertThat(answer("/docs/api")).isEqualTo(DOCS.page().get());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/docs/api/x", "/x/health", "/Health", "/health:x"})
  void anotherPath_isNoPage(String path) {
    assertThat(pages.find(parse(path))).isEmpty();
  }

  @Test
  void twoPagesAtOnePath_areRefused() {
    Edge edge = edge(DOCS, new OpenPage("/ready", () -> OK));

    assertThatIllegalArgumentException().isThrownBy(() -> OpenPages.of(edge));
  }

  private Answer answer(String path) {
    return pages.find(parse(path)).orElseThrow().page().get();
  }

  private static RequestPath parse(String path) {
    return RequestPath.parse(path).orElseThrow();
  }

  private Edge behind(InFlight places) {
    Guard none = Guard.none();
    return new Edge(
        new LoopbackIdentity(),
        Permissions.ofLoopback(),
        this::ask,
        List.of(),
        EdgeLimits.USUAL,
        () -> "fresh",
        new Guard(places, none.rates(), none.time(), none.pace()),
        new CurrentTrace());
  }

  private void ask() {
    asked.add("asked");
    whileAsked.run();
  }

  private Edge edge(OpenPage... pages) {
    return new Edge(
        new LoopbackIdentity(),
        () -> asked.add("asked"),
        List.of(pages),
        EdgeLimits.USUAL,
        () -> "fresh");
  }
}
