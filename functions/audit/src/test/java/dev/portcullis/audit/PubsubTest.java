package dev.portcullis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonObject;
import dev.portcullis.record.outbox.Allowance;
import dev.portcullis.record.outbox.Delivered;
import dev.portcullis.record.outbox.Delivery;
import dev.portcullis.record.outbox.Outbox;
import dev.portcullis.record.outbox.Publisher;
import dev.portcullis.record.outbox.Receipt;
import dev.portcullis.record.outbox.Recipients;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.runtime.google.AccessToken;
import dev.portcullis.runtime.google.JsonApi;
import dev.portcullis.runtime.notification.PubsubPublisher;
import dev.portcullis.runtime.notification.TopicName;
import dev.portcullis.testkit.emulator.EmulatorProcess;
import dev.portcullis.testkit.emulator.PubsubTopic;
import dev.portcullis.testkit.emulator.PubsubTopic.Message;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.requirement.Requires;
import dev.portcullis.testkit.requirement.Tool;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.outbound.BoundedClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thousand notifications, by way of a Pub/Sub that is killed twice. */
@Requires("pubsub-emulator")
class PubsubTest {

  private static final List<String> PROJECTS =
      List.of("bank", "demo", "demo-2", "example.com:shop");
  private static final int EACH = 250;
  private static final Allowance MUCH = new Allowance(10_000, Duration.ofMinutes(5));

  private final InMemoryStore store = new InMemoryStore();
  private final List<Message> pulled = new ArrayList<>();
  private final Path jar = Tool.PUBSUB_EMULATOR.find().orElseThrow();
  private EmulatorProcess emulator;
  private PubsubTopic topic;
  private int handedOver;
  private int taken;

  @BeforeEach
  void start() throws Exception {
    emulator = EmulatorProcess.startPubsub(jar);
    topic = PubsubTopic.create(emulator.host());
  }

  @AfterEach
  void stop() throws IOException {
    emulator.close();
  }

  @Test
  void notifications_pubsubKilledTwice_allArriveInOrder() throws Exception {
    for (String project : PROJECTS) {
      for (int i = 0; i < EACH; i++) {
        assertThat(store.commit(List.of(Outbox.announce(event(project), i))).conflict()).isEmpty();
      }
    }
    Delivery delivery =
        new Delivery(
            store, new Recipients(Optional.of(mortal()), Optional.empty()), System::nanoTime);

    Delivered first = delivery.deliverAll(MUCH);
    restart();
    Delivered second = delivery.deliverAll(MUCH);
    restart();
    Delivered third = delivery.deliverAll(MUCH);
    pullAll();

    assertThat(first.failed()).as("nothing is there to deliver to").isPositive();
    assertThat(second.failed()).isPositive();
    assertThat(third.failed()).isZero();
    assertThat(new Outbox(store).count(10)).isZero();
    Map<String, String> data = new LinkedHashMap<>();
    for (Message message : pulled) {
      String before = data.putIfAbsent(message.id(), message.data());
      assertThat(before).as("a repetition is the same").isIn(null, message.data());
      assertThat(message.data()).startsWith("{\"id\":\"" + message.id() + "\"");
      assertThat(message.id()).startsWith("projects/" + message.orderingKey() + "/log/");
    }
    assertThat(pulled).as("one answer was lost, so one came twice").hasSize(data.size() + 1);
    for (String project : PROJECTS) {
      String prefix = "projects/" + project + "/log/";
      assertThat(data.keySet().stream().filter(id -> id.startsWith(prefix)))
          .containsExactlyElementsOf(IntStream.range(0, EACH).mapToObj(i -> prefix + i).toList());
    }
  }

  /** A publisher whose Pub/Sub dies before the 300th message, and after the 650th arrived. */
  private Publisher mortal() {
    PubsubPublisher publisher =
        new PubsubPublisher(
            new JsonApi(new BoundedClient(), AccessToken.none()),
            topic.server(),
            new TopicName(topic.name()));
    return (notification, patience) -> {
      handedOver++;
      if (handedOver == 300) {
        kill();
      }
      Receipt receipt = publisher.publish(notification, Duration.ofSeconds(10));
      if (receipt instanceof Receipt.Taken) {
        taken++;
      }
      if (handedOver == 650) {
        kill();
        return new Receipt.Failed("the answer was lost");
      }
      return receipt;
    };
  }

  /** What the emulator has is lost with it, so all that it took is pulled first. */
  private void kill() {
    try {
      pullAll();
      emulator.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void restart() throws Exception {
    emulator = EmulatorProcess.startPubsub(jar, emulator.port());
    topic = PubsubTopic.create(emulator.host());
  }

  private void pullAll() throws IOException {
    try {
      for (int attempt = 0; attempt < 1000 && pulled.size() < taken; attempt++) {
        pulled.addAll(topic.pull());
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(pulled).hasSizeGreaterThanOrEqualTo(taken);
  }

  private static Event event(String project) {
    return new Event(
        new ProjectId(project),
        EventKind.BREAKGLASS_USED,
        MutableClock.START,
        "projects/" + project + "/decisions/d",
        JsonObject.empty(),
        Event.particulars(Gate.PIPELINE).build());
  }
}
