package dev.portcullis.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.testkit.emulator.EmulatorProject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** A project of an emulator as web and mobile clients see it, over plain REST. */
final class EmulatorRules {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final EmulatorProject emulator;

  EmulatorRules(EmulatorProject emulator) {
    this.emulator = emulator;
  }

  /** What a client shows to prove who it is; empty for one that proves nothing. */
  record Client(Optional<String> bearer) {

    static final Client ANONYMOUS = new Client(Optional.empty());

    /** What our functions are: rules do not apply to service accounts. */
    static final Client OWNER = new Client(Optional.of("owner"));

    /** A user with these claims in a token that is not signed, which the emulator takes. */
    static Client withClaims(String claims) {
      return new Client(Optional.of(encode("{\"alg\":\"none\"}") + "." + encode(claims) + "."));
    }

    private static String encode(String text) {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
  }

  /** Puts rules into force for this project; the status says whether they compile. */
  int load(String rules) throws IOException, InterruptedException {
    JsonObject source =
        JsonObject.builder().put("name", "firestore.rules").put("content", rules).build();
    JsonObject body =
        JsonObject.builder()
            .put("rules", JsonObject.builder().put("files", JsonArray.of(source)).build())
            .build();
    String target = "/emulator/v1/projects/" + emulator.project() + ":securityRules";
    return status("PUT", target, JsonWriter.compact(body), Client.ANONYMOUS);
  }

  /** Asks for something below the database's documents; the answer is the HTTP status. */
  int ask(String method, String path, String body, Client client)
      throws IOException, InterruptedException {
    String root = "/v1/projects/" + emulator.project() + "/databases/(default)/documents";
    return status(method, root + path, body, client);
  }

  private int status(String method, String target, String body, Client client)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + emulator.host() + target))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    client.bearer().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}
