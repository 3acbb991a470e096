package dev.portcullis.web.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.json.JsonObject;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.path.RequestPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

  private static final List<Route> ROUTES =
      List.of(
          route(Method.GET, "/v1/projects/{project}"),
          route(Method.GET, "/v1/projects/{project}/policy"),
          route(Method.PUT, "/v1/projects/{p}/policy"),
          route(Method.GET, "/v1/projects/{project}/attestors"),
          route(Method.POST, "/v1/projects/{project}/attestors"),
          route(Method.GET, "/v1/projects/{project}/attestors/{attestor}"),
          route(Method.POST, "/v1/projects/{project}/attestors/{attestor}:setIamPolicy"),
          route(Method.GET, "/v1/projects/{project}/log/{index}"),
          route(Method.DELETE, "/v1/projects/{project}/log/{index}"),
          route(Method.GET, "/v1/projects/{project}/log/head"));

  private final RouteTable table = new RouteTable(ROUTES);

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/projects/example.com:web, /v1/projects/{project}",
    "GET, /v1/projects/p/policy, /v1/projects/{project}/policy",
    "PUT, /v1/projects/p/policy, /v1/projects/{p}/policy",
    "GET, /v1/projects/p/attestors/, /v1/projects/{project}/attestors",
    "GET, /v1/projects/p/attestors/a, /v1/projects/{project}/attestors/{attestor}",
    "GET, /v1/projects/p/attestors/a:b, /v1/projects/{project}/attestors/{attestor}",
    "GET, /v1/projects/p/log/7, /v1/projects/{project}/log/{index}",
    "GET, /v1/projects/p/log/head, /v1/projects/{project}/log/head"
  })
  void find_knownPathAndMethod_isTheRoute(String method, String path, String template) {
    assertThat(find(method, path))
        .isInstanceOfSatisfying(
            Lookup.Found.class,
            found -> {
              assertThat(found.route().template()).hasToString(template);
              assertThat(found.route().method().name()).isEqualTo(method);
            });
  }

  @Test
  void find_variables_haveTheNamesOfTheRoute() {
    assertThat(find("PUT", "/v1/projects/x/policy"))
        .isInstanceOfSatisfying(
            Lookup.Found.class,
            found -> assertThat(found.variables().values()).isEqualTo(Map.of("p", "x")));
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /v1/projects/p/policy, 'GET,PUT'",
    "HEAD, /v1/projects/p/policy, 'GET,PUT'",
    "OPTIONS, /v1/projects/p/policy, 'GET,PUT'",
    "get, /v1/projects/p/policy, 'GET,PUT'",
    "'', /v1/projects/p/policy, 'GET,PUT'",
    // The more specific path decides, even where it knows fewer methods.
    "GET, /v1/projects/p/attestors/a:setIamPolicy, POST",
    "DELETE, /v1/projects/p/log/head, GET"
  })
  void find_otherMethod_saysWhichThereAre(String method, String path, String allowed) {
    assertThat(find(method, path))
        .isInstanceOfSatisfying(
            Lookup.OtherMethod.class,
            other ->
                assertThat(other.allowed())
                    .extracting(Method::name)
                    .containsExactly(allowed.split(",", -1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1",
        "/v1/projects",
        "/v2/projects/p/policy",
        "/v1/projects/p/Policy",
        "/v1/projects/p/policy/x/y/z",
        "/v1/projects/p/policy:getIamPolicy"
      })
  void find_unknownPath_isNone(String path) {
    assertThat(find("GET", path)).isEqualTo(new Lookup.NoPath());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void find_doesNotDependOnTheOrderOfRoutes(long seed) {
    List<Route> shuffled = new ArrayList<>(ROUTES);
    Collections.shuffle(shuffled, new Random(seed));
    RouteTable other = new RouteTable(shuffled);

    for (Route route : ROUTES) {
      RequestPath path = path(route.template().toString().replaceAll("\\{[a-z]+}", "x"));
      for (Method method : Method.values()) {
        assertThat(other.find(method.name(), path)).isEqualTo(table.find(method.name(), path));
      }
    }
  }

  @Test
  void table_ofTwoRoutesForTheSame_isRefused() {
    List<Route> twice =
        List.of(route(Method.GET, "/v1/{project}:do"), route(Method.GET, "/v1/{p}:do"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RouteTable(twice))
        .withMessageContaining("two routes for GET");
  }

  private Lookup find(String method, String path) {
    return table.find(method, path(path));
  }

  private static RequestPath path(String text) {
    return RequestPath.parse(text).orElseThrow();
  }

  private static Route route(Method method, String template) {
    return Route.of(method, template, "test.permission", call -> Answer.ok(JsonObject.empty()));
  }
}
