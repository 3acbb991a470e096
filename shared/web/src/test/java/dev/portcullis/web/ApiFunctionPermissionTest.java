package dev.portcullis.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.limit.Guard;
import dev.portcullis.web.memory.InMemoryRequest;
import dev.portcullis.web.memory.InMemoryResponse;
import dev.portcullis.web.permission.Permissions;
import dev.portcullis.web.route.Handler;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.web.telemetry.CurrentTrace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the edge asks about a caller before it lets a handler answer. */
class ApiFunctionPermissionTest {

  private static final Principal ADA =
      new Principal(Principal.Kind.USER, "google:1", "ada@example.com");

  private final List<String> asked = new ArrayList<>();
  private final List<String> handled = new ArrayList<>();
  private Set<String> held = Set.of("notes.list", "policy.get");

  @Test
  void held_isHandledOnce() throws Exception {
    assertThat(get("/v1/projects/p/notes").status()).isEqualTo(200);

    assertThat(asked).containsExactly("ada@example.com p notes.list");
    assertThat(handled).hasSize(1);
  }

  @Test
  void notHeld_is403NamingThePermission_andNotHandled() throws Exception {
    held = Set.of("files.get", "files.peek");

    InMemoryResponse response = get("/v1/projects/p/notes?unknown=1");

    assertThat(response.status()).isEqualTo(403);
    assertThat(response.text())
        .contains("\"status\":\"PERMISSION_DENIED\"")
        .contains("\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\"")
        .contains("\"reason\":\"IAM_PERMISSION_DENIED\"")
        .contains("\"metadata\":{\"permission\":\"notes.list\"}");
    assertThat(handled).isEmpty();
  }

  @Test
  void alternativeHeld_isHandledWithoutThePermission() throws Exception {
    held = Set.of("files.peek");
    assertThat(get("/v1/projects/p/files").status()).isEqualTo(200);
    held = Set.of("files.get");
    assertThat(get("/v1/projects/p/files").status()).isEqualTo(200);

    assertThat(handled).hasSize(2);
  }

  @Test
  void noAlternativeHeld_is403NamingThePermission() throws Exception {
    held = Set.of("notes.list", "policy.get");

    InMemoryResponse response = get("/v1/projects/p/files");

    assertThat(response.status()).isEqualTo(403);
    assertThat(response.text()).contains("\"metadata\":{\"permission\":\"files.get\"}");
    assertThat(handled).isEmpty();
  }

  @Test
  void pathWithoutAProject_asksForAny() throws Exception {
    assertThat(get("/v1/locations/global/policy").status()).isEqualTo(200);

    assertThat(asked).containsExactly("ada@example.com any policy.get");
  }

  @Test
  void pathOrMethodThatIsNotThere_asksNothing() throws Exception {
    assertThat(get("/v1/projects/p/nothing").status()).isEqualTo(404);
    assertThat(answer(InMemoryRequest.of("DELETE", "/v1/projects/p/notes")).status())
        .isEqualTo(405);

    assertThat(asked).isEmpty();
  }

  @Test
  void projectThatCannotBe_is400AndAsksNothing() throws Exception {
    assertThat(get("/v1/projects/P_/notes").status()).isEqualTo(400);

    assertThat(asked).isEmpty();
    assertThat(handled).isEmpty();
  }

  @Test
  void loopback_isTheLocalCallerAlone() {
    Permissions permissions = Permissions.ofLoopback();
    Optional<ProjectId> project = Optional.of(new ProjectId("p"));

    assertThat(permissions.holds(Principal.LOOPBACK, project, "any")).isTrue();
    assertThat(permissions.holds(ADA, project, "any")).isFalse();
  }

  private InMemoryResponse get(String path) throws IOException {
    return answer(InMemoryRequest.of("GET", path));
  }

  private InMemoryResponse answer(InMemoryRequest request) throws IOException {
    Permissions permissions =
        (caller, project, permission) -> {
          String where = project.map(ProjectId::value).orElse("any");
          asked.add(caller.display() + " " + where + " " + permission);
          return held.contains(permission);
        };
    Edge edge =
        new Edge(
            any -> ADA,
            permissions,
            () -> {},
            List.of(),
            EdgeLimits.USUAL,
            () -> "fresh",
            Guard.none(),
            new CurrentTrace());
    Handler handler =
        call -> {
          handled.add(call.requestId());
          return Answer.ok(JsonObject.empty());
        };
    List<Route> routes =
        List.of(
            Route.of(Method.GET, "/v1/projects/{project}/notes", "notes.list", handler),
            Route.of(Method.GET, "/v1/projects/{project}/files", "files.get", handler)
                .orWith("files.peek"),
            Route.of(Method.GET, "/v1/locations/{location}/policy", "policy.get", handler));
    InMemoryResponse response = new InMemoryResponse();
    new ApiFunction(routes, edge).service(request, response);
    return response;
  }
}
