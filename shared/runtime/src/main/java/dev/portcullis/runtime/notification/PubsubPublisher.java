package dev.portcullis.runtime.notification;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.record.outbox.Notification;
import dev.portcullis.record.outbox.Publisher;
import dev.portcullis.record.outbox.Receipt;
import dev.portcullis.runtime.google.JsonApi;
import dev.portcullis.runtime.google.Reply;
import dev.portcullis.web.outbound.NoAnswerException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;

/**
 * Publishes notifications to a topic of Pub/Sub, in the order of each project: the project is <a
 * href="https://cloud.google.com/pubsub/docs/ordering">the ordering key</a>, and a subscription
 * that wants the order has to be created with message ordering on. Pub/Sub keeps it for what is
 * published in one region, which a set of functions in one region does. Safe for use by many
 * threads.
 *
 * <p>A message's data is the notification; its attributes {@code id}, {@code kind} and {@code
 * project} are for filters, and for those who have to tell a repetition: it has the same {@code
 * id}.
 *
 * @see <a href="https://cloud.google.com/pubsub/docs/reference/rest/v1/projects.topics/publish">
 *     topics.publish</a>
 */
public final class PubsubPublisher implements Publisher {

  /** Google's service. */
  public static final URI SERVICE = URI.create("https://pubsub.googleapis.com");

  private final JsonApi api;
  private final URI address;

  /**
   * A publisher to a topic.
   *
   * @param server Pub/Sub, or an emulator of it
   */
  public PubsubPublisher(JsonApi api, URI server, TopicName topic) {
    this.api = Objects.requireNonNull(api, "api");
    this.address = URI.create(server + "/v1/" + topic + ":publish");
  }

  @Override
  public Receipt publish(Notification notification, Duration patience) {
    Reply reply;
    try {
      reply = api.post(address, request(notification), patience);
    } catch (NoAnswerException e) {
      return new Receipt.Failed("Pub/Sub: " + e.getMessage());
    }
    if (reply.isOk()) {
      return new Receipt.Taken();
    }
    String reason = "Pub/Sub answers with " + reply.summary();
    return reply.isFinal() ? new Receipt.Refused(reason) : new Receipt.Failed(reason);
  }

  private static JsonObject request(Notification notification) {
    byte[] data = notification.text().getBytes(StandardCharsets.UTF_8);
    JsonObject message =
        JsonObject.builder()
            .put("data", Base64.getEncoder().encodeToString(data))
            .put(
                "attributes",
                JsonObject.builder()
                    .put("id", notification.name())
                    .put("kind", notification.kind())
                    .put("project", notification.project().value())
                    .build())
            .put("orderingKey", notification.project().value())
            .build();
    return JsonObject.builder().put("messages", JsonArray.of(message)).build();
  }
}
