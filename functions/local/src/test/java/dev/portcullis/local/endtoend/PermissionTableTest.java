package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.server.LocalServer;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.web.permission.PredefinedRoles;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.iam.ProjectBinding;
import dev.portcullis.wire.iam.Role;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every route, for every sort of caller, in every sort of project: what is let in is what the role
 * has by the permission that the route names, and whoever is not let in costs the store nothing but
 * the read of the one resource's grants. Bodies are no JSON, so that nothing is done.
 */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
final class PermissionTableTest {

  private static final String NONE = "none";
  private static final List<String> ROLES =
      List.of(
          "portcullis.deployer",
          "portcullis.policyAuthor",
          "portcullis.viewer",
          "portcullis.auditor",
          "portcullis.admin",
          "containeranalysis.notes.attacher",
          NONE);

  /** Where the caller has the role: in a project that is registered, and in one that is not. */
  private static final List<String> BOUND = List.of("demo", "nowhere");

  private static final List<String> PROJECTS = List.of("demo", "nowhere", "theirs");

  private CountingStore store;
  private KnownServer server;
  private List<Route> routes;

  @BeforeAll
  void start() throws Exception {
    List<ProjectBinding> bindings = new ArrayList<>();
    for (String role : ROLES) {
      if (!role.equals(NONE)) {
        BOUND.forEach(
            project ->
                bindings.add(KnownCallers.binding(project, role, "user:" + role + "@example.com")));
      }
    }
    bindings.add(KnownCallers.binding("theirs", "portcullis.admin", "user:them@example.com"));
    store = new CountingStore(SqliteDocumentStore.inMemory());
    server = KnownServer.start(store, bindings.toArray(ProjectBinding[]::new));
    Api.expectOk(as("them").put("/v1/projects/theirs/settings", "{}"));
    routes = LocalServer.routes(server.server().portcullis());
    assertThat(routes).hasSizeGreaterThan(80);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "portcullis.deployer",
        "portcullis.policyAuthor",
        "portcullis.viewer",
        "portcullis.auditor",
        "portcullis.admin",
        "containeranalysis.notes.attacher",
        NONE
      })
  void role_isLetInByThePermissionsThatItHas_whereItIsHeld(String role) throws IOException {
    assertThat(ROLES).contains(role);
    Api caller = as(role);
    for (Route route : routes) {
      for (String project : PROJECTS) {
        String asked = role + " " + route + " of " + project;
        store.reset();
        Reply reply = call(caller, route, project);

        if (isExpected(role, route, project)) {
          assertThat(reply.status()).as(asked).isNotIn(401, 403);
        } else {
          assertThat(reply.status()).as(asked).isEqualTo(403);
          assertThat(reply.text("error", "details", 0, "metadata", "permission"))
              .as(asked)
              .isEqualTo(route.permission());
          assertThat(store.roundTrips()).as(asked).isEqualTo(store.reads());
          assertThat(store.reads())
              .as(asked)
              .isEqualTo(IamReads.mayBeGrantedOnOneResource(route) ? 1 : 0);
        }
      }
    }
  }

  @Test
  void nobody_isLetInAnywhere_andAsksNoStore() throws IOException {
    store.reset();
    for (Route route : routes) {
      for (String project : PROJECTS) {
        assertThat(call(server.server().api(), route, project).status())
            .as(route.toString())
            .isEqualTo(401);
      }
    }
    assertThat(store.roundTrips()).isZero();
  }

  /** The table: a role that is held in the project and has what the route asks for. */
  private static boolean isExpected(String role, Route route, String project) {
    boolean aboutProject = route.template().toString().contains("{project}");
    Set<String> held =
        role.equals(NONE) ? Set.of() : PredefinedRoles.permissions(new Role("roles/" + role));
    boolean enough =
        held.contains(route.permission()) || !Collections.disjoint(held, route.alternatives());
    return enough && (!aboutProject || BOUND.contains(project));
  }

  private Api as(String name) {
    return server.as(name + "@example.com");
  }

  private static Reply call(Api api, Route route, String project) throws IOException {
    String path =
        route.template().toString().replace("{project}", project).replaceAll("\\{[a-z]+}", "x");
    return api.send(
        api.request(path)
            .header("Content-Type", Api.JSON)
            .method(route.method().name(), BodyPublishers.ofString("{")));
  }
}
