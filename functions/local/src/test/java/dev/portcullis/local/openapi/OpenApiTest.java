package dev.portcullis.local.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.attestations.AttestationsFunction;
import dev.portcullis.audit.AuditFunction;
import dev.portcullis.breakglass.BreakglassFunction;
import dev.portcullis.deployvalidation.DeployValidationFunction;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.local.Resources;
import dev.portcullis.local.endtoend.Api;
import dev.portcullis.local.endtoend.Reply;
import dev.portcullis.local.endtoend.TestServer;
import dev.portcullis.policies.PoliciesFunction;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.web.route.Route;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The description of the API says what the routes do, no more and no less. */
class OpenApiTest {

  private TestServer server;
  private Description description;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.start();
    description = Description.served();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void routes_describedAndServed_areTheSame() {
    assertThat(described(Operation::path).keySet()).isEqualTo(served(Route::permission).keySet());
  }

  @Test
  void permissions_describedAndAskedFor_areTheSame() {
    assertThat(described(Operation::permission)).isEqualTo(served(Route::permission));
    assertThat(described(Operation::alternatives)).isEqualTo(served(Route::alternatives));
  }

  @Test
  void queryParameters_describedAndRead_areTheSame() {
    assertThat(described(Operation::queryParameters)).isEqualTo(served(Route::queryParameters));
  }

  @Test
  void references_allLeadSomewhere() {
    assertThat(description.brokenReferences()).isEmpty();
  }

  @Test
  void bodies_allHaveAnExample() {
    assertThat(description.operations())
        .filteredOn(operation -> Set.of("POST", "PUT", "PATCH").contains(operation.method()))
        .allSatisfy(operation -> assertThat(operation.example()).isPresent());
  }

  @Test
  void examples_sent_areUnderstood() throws Exception {
    Api api = server.api();
    Api.expectOk(api.post(Api.PROJECT + "/notes?noteId=qa", Resources.note("qa")));
    Api.expectOk(api.post(Api.PROJECT + "/attestors?attestorId=qa", Resources.attestor("qa")));
    List<String> refused = new ArrayList<>();
    for (Operation operation : description.operations()) {
      if (operation.example().isPresent()) {
        Reply reply = send(operation);
        // What is refused for the state of things, such as the time, was understood.
        boolean misread =
            reply.status() == 400 && !reply.text("error", "status").equals("FAILED_PRECONDITION");
        if (misread || reply.status() >= 500) {
          refused.add(operation.shape() + ": " + reply.json());
        }
      }
    }
    assertThat(refused).isEmpty();
  }

  @Test
  void description_asked_isServedToAnyone() throws Exception {
    var response =
        HttpClient.newHttpClient()
            .send(server.api().request("/openapi.yaml").build(), BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/yaml");
    assertThat(response.body()).startsWith("openapi: 3.0.3\n");
  }

  private Reply send(Operation operation) throws Exception {
    JsonObject example = (JsonObject) operation.example().orElseThrow();
    String body = JsonWriter.compact(example);
    if (!operation.path().startsWith("/v1/")) {
      body = body.replace("userOwnedGrafeasNote", "userOwnedDrydockNote");
    }
    return server
        .api()
        .send(
            server
                .api()
                .request(operation.examplePath())
                .header("Content-Type", Api.JSON)
                .method(operation.method(), BodyPublishers.ofString(body)));
  }

  private <T> Map<String, T> described(Function<Operation, T> property) {
    return description.operations().stream()
        .filter(operation -> !operation.permission().isEmpty())
        .collect(Collectors.toMap(Operation::shape, property));
  }

  private <T> Map<String, T> served(Function<Route, T> property) {
    Portcullis portcullis = server.portcullis();
    Map<String, T> served = new HashMap<>();
    Stream.of(
            DeployValidationFunction.routes(portcullis),
            PoliciesFunction.routes(portcullis),
            AttestationsFunction.routes(portcullis),
            BreakglassFunction.routes(portcullis),
            AuditFunction.routes(portcullis))
        .flatMap(List::stream)
        .forEach(
            route ->
                served.put(route.method() + " " + route.template().shape(), property.apply(route)));
    return served;
  }
}
