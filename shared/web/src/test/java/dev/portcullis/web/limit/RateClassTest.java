package dev.portcullis.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonObject;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateClassTest {

  @ParameterizedTest
  @CsvSource({
    "GET, binaryauthorization.policy.get, READ",
    "GET, portcullis.decisions.list, READ",
    "POST, binaryauthorization.policy.getIamPolicy, READ",
    "POST, binaryauthorization.policy.testIamPermissions, READ",
    "PUT, binaryauthorization.policy.update, UPDATE",
    "PATCH, containeranalysis.notes.update, UPDATE",
    "DELETE, binaryauthorization.attestors.delete, UPDATE",
    "POST, binaryauthorization.policy.setIamPolicy, UPDATE",
    "POST, binaryauthorization.attestors.create, CREATE",
    "POST, containeranalysis.notes.attachOccurrence, CREATE",
    "POST, portcullis.deployments.validate, VALIDATION",
    "POST, binaryauthorization.attestors.verifyImageAttested, VALIDATION",
    "POST, binaryauthorization.platformPolicies.evaluatePolicy, VALIDATION",
    "POST, something.new.happens, CREATE"
  })
  void of_isByMethodAndPermission(Method method, String permission, RateClass expected) {
    Route route = Route.of(method, "/v1/x", permission, call -> Answer.ok(JsonObject.empty()));

    assertThat(RateClass.of(route)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"READ, 100, false", "UPDATE, 20, true", "CREATE, 10, true", "VALIDATION, 500, false"})
  void quotas_areThoseThatGooglePublishes(RateClass sort, int perMinute, boolean write) {
    assertThat(sort.googlePerMinute()).isEqualTo(perMinute);
    assertThat(sort.isWrite()).isEqualTo(write);
  }
}
