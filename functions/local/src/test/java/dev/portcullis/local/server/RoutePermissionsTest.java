package dev.portcullis.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.web.permission.PredefinedRoles;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.iam.Role;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What permissions make of every route there is. */
class RoutePermissionsTest {

  private final List<Route> routes = routes();

  @Test
  void everyPermission_isOfSomeRole() {
    Set<String> given =
        PredefinedRoles.names().stream()
            .map(Role::new)
            .flatMap(role -> PredefinedRoles.permissions(role).stream())
            .collect(Collectors.toSet());

    assertThat(routes)
        .isNotEmpty()
        .allSatisfy(
            route ->
                assertThat(given)
                    .as(route.toString())
                    .contains(route.permission())
                    .containsAll(route.alternatives()));
  }

  /**
   * A path whose project went by another name would need the permission on any project only. That
   * is so for the one policy that is of no project, the platform's own, which is read only, and for
   * the scheduler's call, which looks after all projects.
   */
  @Test
  void everyRoute_isAboutTheProjectOfItsPath() {
    assertThat(routes)
        .allSatisfy(
            route ->
                assertThat(route.template().toString())
                    .as(route.toString())
                    .matches(
                        "/v[0-9a-z]+/(projects/\\{project}[/:].*|locations/\\{location}/policy|audit:tick)"));
  }

  private static List<Route> routes() {
    try (Portcullis portcullis =
        Portcullis.over(SqliteDocumentStore.inMemory(), InstantSource.system(), new Random(1))) {
      return LocalServer.routes(portcullis);
    }
  }
}
