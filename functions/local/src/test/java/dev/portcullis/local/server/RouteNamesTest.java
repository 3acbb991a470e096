package dev.portcullis.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.web.limit.RateClass;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.web.telemetry.AuditMethod;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What quotas and the audit log make of every route there is. */
class RouteNamesTest {

  private static final String NAME =
      "google\\.cloud\\.binaryauthorization\\.v1\\.(BinauthzManagementServiceV1"
          + "|PlatformPolicyManagementService|ValidationHelperV1)\\.[A-Z][A-Za-z]+"
          + "|google\\.cloud\\.binaryauthorization\\.v1beta1\\.(BinauthzManagementService"
          + "|ValidationHelper)V1Beta1\\.[A-Z][A-Za-z]+"
          + "|google\\.cloud\\.binaryauthorization\\.v1alpha2\\.(BinauthzManagementService"
          + "|ValidationHelper)V1Alpha2\\.[A-Z][A-Za-z]+"
          + "|google\\.cloud\\.orgpolicy\\.v2\\.OrgPolicy\\.[A-Z][A-Za-z]+"
          + "|google\\.iam\\.v1\\.IAMPolicy\\.(SetIamPolicy|GetIamPolicy|TestIamPermissions)"
          + "|grafeas\\.v1\\.Grafeas\\.[A-Z][A-Za-z]+"
          + "|grafeas\\.v1beta1\\.GrafeasV1Beta1\\.[A-Z][A-Za-z]+"
          + "|portcullis\\.v1\\.Portcullis\\.[A-Z][A-Za-z]+";

  private final List<Route> routes = routes();

  @Test
  void everyRoute_hasANameInTheAuditLog() {
    assertThat(routes)
        .isNotEmpty()
        .allSatisfy(
            route ->
                assertThat(AuditMethod.of(route).methodName()).as(route.toString()).matches(NAME));
  }

  @Test
  void writes_haveANameOfTheirOwn() {
    List<String> calls =
        routes.stream()
            .filter(route -> RateClass.of(route).isWrite())
            .map(route -> AuditMethod.of(route).methodName() + " " + shape(route))
            .toList();

    assertThat(calls).doesNotHaveDuplicates();
    assertThat(calls.stream().map(call -> call.substring(0, call.indexOf(' '))))
        .noneMatch(name -> name.matches(".*\\.(Get|List|Validate)[A-Za-z]*"));
  }

  @Test
  void getsAlone_countAsReads_orWhatOnlyLooks() {
    assertThat(
            routes.stream()
                .filter(route -> route.method() == Method.GET)
                .map(RateClass::of)
                .collect(Collectors.toSet()))
        .containsExactly(RateClass.READ);
    assertThat(routes.stream().filter(route -> route.method() != Method.GET).map(RateClass::of))
        .contains(RateClass.UPDATE, RateClass.CREATE, RateClass.VALIDATION);
  }

  /** Two names of one resource may share a method, such as IAM's of an attestor and of a policy. */
  private static String shape(Route route) {
    return route.method() + " " + route.template();
  }

  private static List<Route> routes() {
    try (Portcullis portcullis =
        Portcullis.over(SqliteDocumentStore.inMemory(), InstantSource.system(), new Random(1))) {
      return LocalServer.routes(portcullis);
    }
  }
}
