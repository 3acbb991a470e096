package dev.portcullis.testkit.emulator;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.json.Limits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A topic of a Pub/Sub emulator with one subscription that keeps the order, over plain REST. */
public final class PubsubTopic {

  private static final Limits LIMITS = Limits.REQUEST.withMaxBytes(16 << 20);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final String TOPIC = "projects/demo/topics/notifications";
  private static final String SUBSCRIPTION = "projects/demo/subscriptions/people";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String host;

  /**
   * A message as a subscriber gets it.
   *
   * @param id its attribute of that name
   * @param orderingKey what it is in order with
   * @param data its text
   */
  public record Message(String id, String orderingKey, String data) {}

  private PubsubTopic(String host) {
    this.host = host;
  }

  /** Makes the topic and the subscription in an emulator that has neither. */
  public static PubsubTopic create(String host) throws IOException, InterruptedException {
    PubsubTopic topic = new PubsubTopic(host);
    topic.send("PUT", TOPIC, JsonObject.empty());
    topic.send(
        "PUT",
        SUBSCRIPTION,
        JsonObject.builder()
            .put("topic", TOPIC)
            .put("enableMessageOrdering", true)
            .put("ackDeadlineSeconds", 60)
            .build());
    return topic;
  }

  /** Its full name. */
  public String name() {
    return TOPIC;
  }

  /** Where it is. */
  public URI server() {
    return URI.create("http://" + host);
  }

  /** Takes some of the messages that wait; perhaps none, though some do. */
  public List<Message> pull() throws IOException, InterruptedException {
    JsonObject wanted =
        JsonObject.builder().put("maxMessages", 500).put("returnImmediately", true).build();
    JsonObject answer = send("POST", SUBSCRIPTION + ":pull", wanted);
    List<Message> messages = new ArrayList<>();
    List<String> acks = new ArrayList<>();
    for (JsonValue received :
        answer
            .find("receivedMessages")
            .map(list -> ((JsonArray) list).values())
            .orElse(List.of())) {
      acks.add(text(received, "ackId"));
      JsonValue message = ((JsonObject) received).find("message").orElseThrow();
      JsonValue attributes = ((JsonObject) message).find("attributes").orElseThrow();
      byte[] data = Base64.getDecoder().decode(text(message, "data"));
      messages.add(
          new Message(
              text(attributes, "id"),
              text(message, "orderingKey"),
              new String(data, StandardCharsets.UTF_8)));
    }
    if (!acks.isEmpty()) {
      send(
          "POST",
          SUBSCRIPTION + ":acknowledge",
          JsonObject.builder().put("ackIds", JsonArray.ofStrings(acks)).build());
    }
    return messages;
  }

  @CanIgnoreReturnValue
  private JsonObject send(String method, String path, JsonObject body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + host + "/v1/" + path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(JsonWriter.compact(body)))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
    }
    try {
      return (JsonObject) JsonText.parse(response.body(), LIMITS);
    } catch (InvalidInputException e) {
      throw new AssertionError("the emulator's answer is no JSON", e);
    }
  }

  private static String text(JsonValue object, String field) {
    return ((JsonString) ((JsonObject) object).find(field).orElseThrow()).value();
  }
}
