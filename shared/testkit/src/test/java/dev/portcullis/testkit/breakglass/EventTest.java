package dev.portcullis.testkit.breakglass;

import static dev.portcullis.testkit.breakglass.NightGate.ADA;
import static dev.portcullis.testkit.breakglass.NightGate.BOB;
import static dev.portcullis.testkit.breakglass.NightGate.DEMO;
import static dev.portcullis.testkit.breakglass.NightGate.PIPELINE;
import static dev.portcullis.testkit.breakglass.NightGate.WHY;
import static dev.portcullis.testkit.breakglass.NightGate.asking;
import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.breakglass.BreakglassEvent;
import dev.portcullis.record.breakglass.BreakglassEvent.Review;
import dev.portcullis.record.breakglass.BreakglassEvent.Source;
import dev.portcullis.record.breakglass.BreakglassEvents;
import dev.portcullis.record.breakglass.BreakglassWorkload;
import dev.portcullis.record.breakglass.EventFilter;
import dev.portcullis.record.breakglass.EventName;
import dev.portcullis.record.breakglass.EventReport;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.image.Digest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was let through, and what people make of it afterwards. */
class EventTest {

  private static final Digest DIGEST = new Digest("%064x".formatted(1));

  private NightGate night;
  private BreakglassEvents events;

  @BeforeEach
  void denyEverything() throws Exception {
    night = NightGate.denying(new InMemoryStore(), "");
    events = night.gate().breakglass().events();
  }

  @Test
  void report_again_isOnRecordOnce() throws Exception {
    BreakglassEvent first = events.report(PIPELINE, DEMO, report(Optional.empty(), "ada"));
    night.gate().clock().advance(Duration.ofHours(1));

    assertThat(events.report(PIPELINE, DEMO, report(Optional.empty(), "ada"))).isEqualTo(first);
    assertThat(events.find(first.name())).contains(first);
    assertThat(first.source()).isInstanceOf(Source.Reported.class);
    assertThat(night.recorded(EventKind.BREAKGLASS_REPORTED))
        .containsExactly(first.name().toString());
    assertThat(night.recorded(EventKind.BREAKGLASS_USED)).isEmpty();
  }

  @Test
  void report_sameIdOfAnotherReporter_isAnotherEvent() throws Exception {
    Optional<String> id = Optional.of("e-1");
    BreakglassEvent first = events.report(PIPELINE, DEMO, report(id, "ada"));

    assertThat(events.report(BOB, DEMO, report(id, "ada")).name()).isNotEqualTo(first.name());
    assertRefused(
        Kind.ALREADY_EXISTS, () -> events.report(PIPELINE, DEMO, report(id, "somebody else")));
  }

  @Test
  void review_isByAnother_andOnRecord() throws Exception {
    EventName name = used(1, WHY);
    assertRefused(
        Kind.PRECONDITION,
        "is the reviewer's own",
        () -> events.review(ADA, name, Review.Outcome.JUSTIFIED, "all well"));
    assertRefused(
        Kind.NOT_FOUND,
        () -> events.review(BOB, new EventName(DEMO, "x"), Review.Outcome.JUSTIFIED, ""));

    BreakglassEvent reviewed =
        events.review(BOB, name, Review.Outcome.UNJUSTIFIED, "it could wait");
    assertThat(reviewed.review().orElseThrow().outcome()).isEqualTo(Review.Outcome.UNJUSTIFIED);
    assertThat(events.find(name)).contains(reviewed);
    assertThat(events.review(BOB, name, Review.Outcome.UNJUSTIFIED, "it could wait"))
        .isEqualTo(reviewed);
    assertThat(night.recorded(EventKind.BREAKGLASS_REVIEWED)).containsExactly(name.toString());
  }

  @Test
  void list_goesByWhatItIsAskedFor() throws Exception {
    EventName first = used(1, WHY);
    night.gate().clock().advance(Duration.ofMinutes(1));
    EventName second = used(2, WHY + " again");
    night.gate().clock().advance(Duration.ofMinutes(1));
    EventName third = events.report(PIPELINE, DEMO, report(Optional.empty(), "eve")).name();
    assertThat(events.review(BOB, second, Review.Outcome.JUSTIFIED, "").review()).isPresent();

    EventFilter all = EventFilter.ALL;
    assertThat(list(all)).containsExactly(third, second, first);
    assertThat(list(new EventFilter(text("svc"), none(), none(), none(), none(), none())))
        .containsExactly(second, first);
    assertThat(
            list(new EventFilter(none(), text("ada@example.com"), none(), none(), none(), none())))
        .containsExactly(second, first);
    assertThat(list(new EventFilter(none(), text("eve"), none(), none(), none(), none())))
        .containsExactly(third);
    assertThat(list(new EventFilter(none(), none(), Optional.of(DIGEST), none(), none(), none())))
        .containsExactly(third, first);
    assertThat(list(new EventFilter(none(), none(), none(), Optional.of(false), none(), none())))
        .containsExactly(third, first);
    assertThat(
            list(new EventFilter(text("svc"), none(), none(), Optional.of(true), none(), none())))
        .containsExactly(second);
    assertThat(
            list(
                new EventFilter(
                    none(),
                    none(),
                    none(),
                    none(),
                    Optional.of(MutableClock.START.plusSeconds(60)),
                    Optional.of(MutableClock.START.plusSeconds(120)))))
        .containsExactly(second);
  }

  private EventName used(int image, String why) throws Exception {
    return new EventName(DEMO, night.ask(ADA, asking(image, why)).name().id());
  }

  private List<EventName> list(EventFilter filter) {
    return events.list(DEMO, filter, 10, Optional.empty()).items().stream()
        .map(BreakglassEvent::name)
        .toList();
  }

  private static EventReport report(Optional<String> id, String actor) {
    return new EventReport(
        id,
        "cluster-1",
        actor,
        MutableClock.START,
        new BreakglassWorkload("Pod", "elsewhere", ""),
        List.of(DIGEST),
        "because");
  }

  private static Optional<String> text(String text) {
    return Optional.of(text);
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
