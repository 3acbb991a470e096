package dev.portcullis.testkit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.outbox.Allowance;
import dev.portcullis.record.outbox.AttestationRequest;
import dev.portcullis.record.outbox.Delivered;
import dev.portcullis.record.outbox.Delivery;
import dev.portcullis.record.outbox.Outbox;
import dev.portcullis.record.outbox.Receipt;
import dev.portcullis.record.outbox.Recipients;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.FailingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.testkit.storage.Race;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.name.ProjectId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What waits in outboxes leaves in order, at least once, and nothing gets lost on the way. */
class DeliveryTest {

  private static final ProjectId DEMO = new ProjectId("demo");
  private static final Allowance MUCH = new Allowance(10_000, Duration.ofMinutes(1));

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Told told = new Told();
  private final List<String> attested = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void deliver_messages_leaveInOrderAndAreGone() {
    Events.put(store, "demo", 7, 40);

    Delivered delivered = delivery(store).deliver(DEMO, MUCH);

    assertThat(delivered).isEqualTo(new Delivered(40, 0, 0));
    assertThat(told.names()).isEqualTo(Events.names("demo", 7, 40));
    assertThat(waiting()).isEmpty();
  }

  @Test
  void deliver_neighbours_stayWhereTheyAre() {
    for (String project : List.of("dem", "demo", "demo-2", "demo0", "example.com:demo")) {
      Events.put(store, project, 0, 2);
    }

    Delivered delivered = delivery(store).deliver(DEMO, MUCH);

    assertThat(delivered.delivered()).isEqualTo(2);
    assertThat(told.names()).isEqualTo(Events.names("demo", 0, 2));
    assertThat(waiting()).hasSize(8);
  }

  @Test
  void deliver_nothingWaits_costsAQueryForEachLane() {
    store.reset();

    assertThat(delivery(store).deliver(DEMO, MUCH)).isEqualTo(Delivered.NOTHING);
    assertThat(store.queries()).isEqualTo(2);
    assertThat(store.roundTrips()).isEqualTo(2);
  }

  @Test
  void deliver_nobodyTakesAnything_asksNobody() {
    Events.put(store, "demo", 0, 1);
    store.reset();

    Delivery idle = new Delivery(store, Recipients.nobody(), nanos::get);

    assertThat(idle.deliver(DEMO, MUCH)).isEqualTo(Delivered.NOTHING);
    assertThat(idle.deliverAll(MUCH)).isEqualTo(Delivered.NOTHING);
    assertThat(store.roundTrips()).isZero();
  }

  @Test
  void deliver_oneFails_holdsUpItsLaneOnly() {
    Events.put(store, "demo", 0, 5);
    put(request(0));
    told.answering(
        notification ->
            notification.index() == 2 ? new Receipt.Failed("busy") : new Receipt.Taken());

    Delivered delivered = delivery(store).deliver(DEMO, MUCH);

    assertThat(delivered).isEqualTo(new Delivered(3, 0, 1));
    assertThat(told.names()).isEqualTo(Events.names("demo", 0, 2));
    assertThat(attested).containsExactly("a~d~000");
    assertThat(waiting()).hasSize(3);
  }

  @Test
  void deliver_oneIsRefused_isPutAsideWithItsReason_andTheRestGoesOn() {
    Events.put(store, "demo", 0, 3);
    told.answering(
        notification ->
            notification.index() == 1 ? new Receipt.Refused("too large") : new Receipt.Taken());

    Delivered delivered = delivery(store).deliver(DEMO, MUCH);

    assertThat(delivered).isEqualTo(new Delivered(2, 1, 0));
    assertThat(waiting()).isEmpty();
    Document aside = store.find(aside("n~00000000000000000001")).orElseThrow();
    assertThat(aside.content().labels().get("reason")).containsExactly("`too large`");
    assertThat(aside.body()).contains("projects/demo/log/1");
  }

  @Test
  void deliver_refusedTwice_isPutAsideOnce() {
    Events.put(store, "demo", 0, 1);
    told.answering(notification -> new Receipt.Refused("no"));
    var first = delivery(store).deliver(DEMO, MUCH);
    Events.put(store, "demo", 0, 1);

    Delivered again = delivery(store).deliver(DEMO, MUCH);

    assertThat(again).isEqualTo(first).isEqualTo(new Delivered(0, 1, 0));
    assertThat(waiting()).isEmpty();
  }

  @Test
  void deliver_whatCannotBeRead_isPutAside() {
    DocumentPath damaged = DocumentPath.of("outbox", "demo~n~00000000000000000000");
    commit(Write.create(damaged, Content.of(MutableClock.START, "{\"schemaVersion\":1}")));
    DocumentPath elsewhere = DocumentPath.of("outbox", "demo~n~00000000000000000001");
    String body = ((Write.Create) Outbox.announce(Events.used("demo"), 9)).content().body();
    commit(Write.create(elsewhere, Content.of(MutableClock.START, body)));
    Events.put(store, "demo", 2, 1);

    Delivered delivered = delivery(store).deliver(DEMO, MUCH);

    assertThat(delivered).isEqualTo(new Delivered(1, 2, 0));
    assertThat(told.names()).isEqualTo(Events.names("demo", 2, 1));
    assertThat(store.find(aside("n~00000000000000000000"))).isPresent();
    assertThat(store.find(aside("n~00000000000000000001"))).isPresent();
  }

  @Test
  void deliver_allowance_isKept() {
    Events.put(store, "demo", 0, 30);

    assertThat(delivery(store).deliver(DEMO, new Allowance(20, Duration.ofMinutes(1))).delivered())
        .isEqualTo(20);
    told.answering(
        notification -> {
          nanos.addAndGet(Duration.ofSeconds(1).toNanos());
          return new Receipt.Taken();
        });
    assertThat(delivery(store).deliver(DEMO, new Allowance(100, Duration.ofSeconds(3))).delivered())
        .isEqualTo(3);
    assertThat(told.patience().subList(20, 23))
        .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(1));
  }

  @Test
  void deliverAll_projects_takeTurns() {
    Events.put(store, "big", 0, 100);
    Events.put(store, "small", 0, 2);

    Delivered delivered = delivery(store).deliverAll(new Allowance(70, Duration.ofMinutes(1)));

    assertThat(delivered.delivered()).isEqualTo(70);
    assertThat(told.names()).containsAll(Events.names("small", 0, 2));
    assertThat(delivery(store).deliverAll(MUCH).delivered()).isEqualTo(32);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void deliverAll_aProjectThatFails_isTriedOnceAndHoldsUpNoOther() {
    Events.put(store, "a", 0, 2);
    Events.put(store, "b", 0, 100);
    told.answering(
        notification ->
            notification.project().value().equals("a")
                ? new Receipt.Failed("busy")
                : new Receipt.Taken());

    assertThat(delivery(store).deliverAll(MUCH)).isEqualTo(new Delivered(100, 0, 1));
    assertThat(new Outbox(store).count(10)).isEqualTo(2);
  }

  @Test
  void deliverAll_oneLaneFails_doesNotSlowDownTheOther() {
    Events.put(store, "demo", 0, 200);
    put(request(0));
    Recipients bridgeDown =
        new Recipients(
            Optional.of(told), Optional.of((request, patience) -> new Receipt.Failed("down")));

    Delivered delivered = new Delivery(store, bridgeDown, nanos::get).deliverAll(MUCH);

    assertThat(delivered).isEqualTo(new Delivered(200, 0, 1));
  }

  /** A request cannot be made with no time at all, and what was committed is to be answered. */
  @Test
  void deliver_timeRunsOutMeanwhile_stillWaitsForAMoment() {
    Events.put(store, "demo", 0, 1);
    Duration step = Duration.ofSeconds(1);
    Recipients recipients = new Recipients(Optional.of(told), Optional.empty());
    Delivery slow = new Delivery(store, recipients, () -> nanos.addAndGet(step.toNanos()));

    Delivered delivered = slow.deliver(DEMO, new Allowance(1, Duration.ofMillis(2500)));

    assertThat(delivered.delivered()).isEqualTo(1);
    assertThat(told.patience()).allMatch(patience -> patience.compareTo(Duration.ZERO) > 0);
  }

  /** At every call of the store, before and after it takes effect. */
  @Test
  void deliver_storeFailsAnywhere_losesNothingAndKeepsTheOrder() {
    for (FailingStore.When when : FailingStore.When.values()) {
      for (int call = 1; call <= 12; call++) {
        InMemoryStore memory = new InMemoryStore();
        Told witness = new Told();
        Recipients recipients = new Recipients(Optional.of(witness), Optional.empty());
        Events.put(memory, "demo", 0, 5);
        FailingStore failing = FailingStore.at(call, when, memory);
        try {
          var unused = new Delivery(failing, recipients, nanos::get).deliver(DEMO, MUCH);
        } catch (StoreUnavailableException e) {
          assertThat(failing.calls()).isEqualTo(call);
        }
        var rest = new Delivery(memory, recipients, nanos::get).deliver(DEMO, MUCH);

        assertThat(rest.failed()).isZero();
        assertThat(witness.firstArrivals()).isEqualTo(Events.names("demo", 0, 5));
        assertThat(witness.names()).hasSizeLessThanOrEqualTo(6);
      }
    }
  }

  @Test
  void deliver_eightAtOnce_firstArrivalsAreInOrder() throws Exception {
    Events.put(store, "demo", 0, 60);

    List<Delivered> all = Race.of(8, runner -> () -> delivery(store).deliver(DEMO, MUCH));

    assertThat(all).allMatch(delivered -> delivered.failed() == 0);
    assertThat(told.firstArrivals()).isEqualTo(Events.names("demo", 0, 60));
    assertThat(waiting()).isEmpty();
  }

  @Test
  void requests_areOfImagesWithNumbersUpToABound() throws Exception {
    DecisionName decision = new DecisionName(DEMO, "d");
    PinnedImage image = image();

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new AttestationRequest(decision, 1000, image));
  }

  private Delivery delivery(DocumentStore over) {
    Recipients recipients =
        new Recipients(
            Optional.of(told),
            Optional.of(
                (request, patience) -> {
                  attested.add(request.id());
                  return new Receipt.Taken();
                }));
    return new Delivery(over, recipients, nanos::get);
  }

  private void put(AttestationRequest request) {
    commit(Outbox.put(request, MutableClock.START));
  }

  private void commit(Write write) {
    assertThat(store.commit(List.of(write)).conflict()).isEmpty();
  }

  private List<Document> waiting() {
    return store.query(Query.in("outbox").byId().limit(1000)).documents();
  }

  private static AttestationRequest request(int number) {
    return new AttestationRequest(new DecisionName(DEMO, "d"), number, image());
  }

  private static PinnedImage image() {
    try {
      return (PinnedImage) ImageReference.parse(Manifests.image(1));
    } catch (dev.portcullis.json.InvalidTextException e) {
      throw new AssertionError(e);
    }
  }

  private static DocumentPath aside(String id) {
    return DocumentPath.of("projects/demo/outboxRefused", id);
  }
}
