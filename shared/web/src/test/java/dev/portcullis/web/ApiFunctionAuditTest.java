package dev.portcullis.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.functions.HttpRequest;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.error.ApiError;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.error.RpcCode;
import dev.portcullis.web.limit.Guard;
import dev.portcullis.web.memory.InMemoryRequest;
import dev.portcullis.web.memory.InMemoryResponse;
import dev.portcullis.web.route.Handler;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.web.telemetry.CurrentTrace;
import dev.portcullis.web.telemetry.JsonLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which calls leave a line in the audit log, and what is in it. */
class ApiFunctionAuditTest {

  private static final Logger AUDIT = Logger.getLogger("dev.portcullis.web.telemetry.audit");
  private static final Handler OK = call -> Answer.ok(JsonObject.empty());
  private static final InMemoryRequest PUT =
      InMemoryRequest.of("PUT", "/v1/projects/p/policy?key=planted")
          .withHeader("User-Agent", "gcloud/1")
          .withHeader("Authorization", "Bearer planted")
          .withHeader("X-Cloud-Trace-Context", "105445aa7843bc8bf206b12000100000/1;o=1")
          .withBody("application/json", "{\"planted\":\"planted\"}");
  private static final InMemoryRequest GET = InMemoryRequest.of("GET", "/v1/projects/p/policy");

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final CurrentTrace traces = new CurrentTrace();
  private final JsonLines lines = new JsonLines(output, traces, Optional.of("demo"));

  @BeforeEach
  void listen() {
    AUDIT.setUseParentHandlers(false);
    AUDIT.addHandler(lines);
  }

  @AfterEach
  void stopListening() {
    AUDIT.removeHandler(lines);
    AUDIT.setUseParentHandlers(true);
  }

  @Test
  void write_leavesALineInTheShapeOfCloudAuditLogs() throws Exception {
    send(PUT, OK, request -> Principal.LOOPBACK);

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("\"severity\":\"INFO\"")
        .contains("\"message\":\"audit: UpdatePolicy projects/p/policy OK\"")
        .contains(
            "\"logging.googleapis.com/trace\":\"projects/demo/traces/105445aa7843bc8bf206b12000100000\"")
        .endsWith(
            "\"protoPayload\":{\"@type\":\"type.googleapis.com/google.cloud.audit.AuditLog\","
                + "\"serviceName\":\"binaryauthorization.googleapis.com\","
                + "\"methodName\":\"google.cloud.binaryauthorization.v1.BinauthzManagementServiceV1.UpdatePolicy\","
                + "\"resourceName\":\"projects/p/policy\","
                + "\"authenticationInfo\":{\"principalEmail\":\"local\","
                + "\"principalSubject\":\"local\"},"
                + "\"authorizationInfo\":[{\"resource\":\"projects/p/policy\","
                + "\"permission\":\"binaryauthorization.policy.update\",\"granted\":true}],"
                + "\"requestMetadata\":{\"callerSuppliedUserAgent\":\"gcloud/1\"},\"status\":{}},"
                + "\"httpRequest\":{\"userAgent\":\"gcloud/1\",\"requestMethod\":\"PUT\","
                + "\"requestUrl\":\"/v1/projects/p/policy\",\"status\":200},"
                + "\"logging.googleapis.com/labels\":{\"event\":\"audit\",\"status\":\"OK\"}}");
    assertThat(lines().get(0)).doesNotContain("planted");
  }

  /** An issuer of one's own may call a program what it likes, such as somebody's address. */
  @Test
  void writeOfOneWhoIsShownAsAnother_tellsThemApart() throws Exception {
    Principal ada = new Principal(Principal.Kind.USER, "google:1", "ada@example.com");
    Principal other = new Principal(Principal.Kind.WORKLOAD, "ci:ada", "ada@example.com");
    send(PUT, OK, request -> ada);
    send(PUT, OK, request -> other);

    assertThat(lines().get(0)).contains("\"principalSubject\":\"google:1\"");
    assertThat(lines().get(1)).contains("\"principalSubject\":\"ci:ada\"");
  }

  @Test
  void writeThatFails_leavesALineWithTheCode() throws Exception {
    send(
        PUT,
        call -> {
          throw ApiException.aborted("planted");
        },
        request -> Principal.LOOPBACK);

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("\"status\":{\"code\":10,\"message\":\"ABORTED\"}")
        .contains("\"granted\":true")
        .contains("\"status\":409")
        .doesNotContain("planted");
  }

  @Test
  void read_leavesNoLine() throws Exception {
    send(GET, OK, request -> Principal.LOOPBACK);
    send(
        GET,
        call -> {
          throw ApiException.notFound("nothing");
        },
        request -> Principal.LOOPBACK);

    assertThat(lines()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = RpcCode.class,
      names = {"UNAUTHENTICATED", "PERMISSION_DENIED"})
  void readThatIsDenied_leavesALine(RpcCode code) throws Exception {
    send(
        GET,
        OK,
        request -> {
          throw new ApiException(ApiError.of(code, "planted"));
        });

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("\"severity\":\"WARNING\"")
        .contains("BinauthzManagementServiceV1.GetPolicy")
        .contains("\"authenticationInfo\":{}")
        .contains("\"granted\":false")
        .contains("\"message\":\"" + code + "\"")
        .doesNotContain("planted");
  }

  @Test
  void whatEndsInAVerb_isNamedWithoutIt() throws Exception {
    send(
        InMemoryRequest.of("POST", "/v1/projects/p/policy:setIamPolicy"),
        OK,
        request -> Principal.LOOPBACK);

    assertThat(lines().get(0))
        .contains("\"resourceName\":\"projects/p/policy\"")
        .contains("\"methodName\":\"google.iam.v1.IAMPolicy.SetIamPolicy\"");
  }

  @Test
  void userAgentWithoutEnd_isCut() throws Exception {
    send(PUT.withHeader("User-Agent", "x".repeat(20_000)), OK, request -> Principal.LOOPBACK);

    assertThat(lines().get(0)).hasSizeLessThan(3_000);
  }

  private List<String> lines() {
    return output.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void send(HttpRequest request, Handler handler, Identity identity) throws IOException {
    Edge edge =
        new Edge(
            identity,
            (caller, project, permission) -> true,
            () -> {},
            List.of(),
            EdgeLimits.USUAL,
            () -> "fresh",
            Guard.none(),
            traces);
    String path = "/v1/projects/{project}/policy";
    List<Route> routes =
        List.of(
            Route.of(Method.GET, path, "binaryauthorization.policy.get", handler),
            Route.of(Method.PUT, path, "binaryauthorization.policy.update", handler),
            Route.of(
                Method.POST,
                path + ":setIamPolicy",
                "binaryauthorization.policy.setIamPolicy",
                handler));
    new ApiFunction(routes, edge).service(request, new InMemoryResponse());
  }
}
