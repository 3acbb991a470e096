package dev.portcullis.web.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.iam.IamResource;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.path.RequestPath;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteAccessTest {

  private static final ProjectId PROJECT = new ProjectId("p");

  @ParameterizedTest
  @CsvSource({
    "/v1/projects/{project}/policy, binaryauthorization.policy.get, projects/p/policy",
    "/v1/projects/{project}/policy:rollback, portcullis.policies.rollback, projects/p/policy",
    "/v1beta1/projects/{project}/attestors/{attestor}, binaryauthorization.attestors.delete,"
        + " projects/p/attestors/x",
    "/v1/projects/{project}/attestors/{attestor}/attestations/{attestation}:testIamPermissions,"
        + " portcullis.iam.testPermissions, projects/p/attestors/x",
    "/v1/projects/{project}/notes/{note}/occurrences, containeranalysis.notes.listOccurrences,"
        + " projects/p/notes/x",
    "/v1/projects/{project}/occurrences/{occurrence}/notes, containeranalysis.occurrences.get,"
        + " projects/p/occurrences/x",
    "/v1alpha2/projects/{project}/continuousValidationConfig,"
        + " binaryauthorization.continuousValidationConfig.get,"
        + " projects/p/continuousValidationConfig",
  })
  void resource_ofARouteAboutOne_isThat(String template, String permission, String name) {
    assertThat(resource(template, permission, "x").map(IamResource::name)).contains(name);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/projects/{project}/policy:simulate, portcullis.policies.simulate",
    "/v1/projects/{project}/policies/{policy}, binaryauthorization.policy.get",
    "/v1/projects/{project}/attestors, binaryauthorization.attestors.list",
    "/v1/projects/{project}/notes:batchCreate, containeranalysis.notes.create",
    "/v1/projects/{project}/notes/{attestor}, containeranalysis.notes.get",
    "/v1/projects/{project}/attestors/{attestor}, containeranalysis.notes.get",
    "/v1/locations/{location}/policy, binaryauthorization.policy.get",
  })
  void resource_ofEveryOtherRoute_isNone(String template, String permission) {
    assertThat(resource(template, permission, "x")).isEmpty();
  }

  @Test
  void resource_whoseNameCannotBe_isNone() {
    assertThat(
            resource(
                "/v1/projects/{project}/attestors/{attestor}",
                "binaryauthorization.attestors.get",
                "x".repeat(500)))
        .isEmpty();
  }

  private static Optional<IamResource> resource(String template, String permission, String id) {
    Route route = Route.of(Method.GET, template, permission, call -> Answer.ok(JsonObject.empty()));
    String path = template.replace("{project}", "p").replaceAll("\\{[a-z]+}", id);
    return RouteAccess.resource(
        PROJECT,
        route,
        route.template().match(RequestPath.parse(path).orElseThrow()).orElseThrow());
  }
}
