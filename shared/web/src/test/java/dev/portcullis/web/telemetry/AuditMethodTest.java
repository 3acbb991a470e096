package dev.portcullis.web.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonObject;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditMethodTest {

  private static final String BINAUTHZ = "google.cloud.binaryauthorization.";

  @ParameterizedTest
  @CsvSource({
    "v1/projects/{p}/policy, policy.update, v1.BinauthzManagementServiceV1.UpdatePolicy",
    "v1/projects/{p}/policy, policy.get, v1.BinauthzManagementServiceV1.GetPolicy",
    "v1/projects/{p}/attestors, attestors.create, v1.BinauthzManagementServiceV1.CreateAttestor",
    "v1/projects/{p}/attestors, attestors.list, v1.BinauthzManagementServiceV1.ListAttestors",
    "v1beta1/projects/{p}/attestors/{a}, attestors.delete,"
        + " v1beta1.BinauthzManagementServiceV1Beta1.DeleteAttestor",
    "v1alpha2/projects/{p}/attestors/{a}, attestors.update,"
        + " v1alpha2.BinauthzManagementServiceV1Alpha2.UpdateAttestor",
    "v1/projects/{p}/platforms/{f}/policies/{x}, platformPolicies.replace,"
        + " v1.PlatformPolicyManagementService.ReplacePlatformPolicy",
    "v1/projects/{p}/attestors/{a}:validateAttestationOccurrence, attestors.verifyImageAttested,"
        + " v1.ValidationHelperV1.ValidateAttestationOccurrence"
  })
  void binaryAuthorization_hasGooglesNames(String path, String permission, String name) {
    AuditMethod method = method(path, "binaryauthorization." + permission);

    assertThat(method.serviceName()).isEqualTo("binaryauthorization.googleapis.com");
    assertThat(method.methodName()).isEqualTo(BINAUTHZ + name);
  }

  @ParameterizedTest
  @CsvSource({
    "v1/projects/{p}/notes, notes.create, grafeas.v1.Grafeas.CreateNote",
    "v1beta1/projects/{p}/notes, notes.create, grafeas.v1beta1.GrafeasV1Beta1.CreateNote",
    "v1/projects/{p}/occurrences, occurrences.create, grafeas.v1.Grafeas.CreateOccurrence",
    "v1/projects/{p}/occurrences:batchCreate, occurrences.create,"
        + " grafeas.v1.Grafeas.BatchCreateOccurrences",
    "v1/projects/{p}/notes/{n}:setIamPolicy, notes.setIamPolicy,"
        + " google.iam.v1.IAMPolicy.SetIamPolicy"
  })
  void containerAnalysis_hasGooglesNames(String path, String permission, String name) {
    AuditMethod method = method(path, "containeranalysis." + permission);

    assertThat(method.serviceName()).isEqualTo("containeranalysis.googleapis.com");
    assertThat(method.methodName()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "deployments.validate, ValidateDeployment",
    "settings.update, UpdateSetting",
    "log.append, AppendLog"
  })
  void ours_areNamedTheSameWay(String permission, String name) {
    AuditMethod method = method("v1/projects/{p}/x", "portcullis." + permission);

    assertThat(method.serviceName()).isEqualTo("portcullis.dev");
    assertThat(method.methodName()).isEqualTo("portcullis.v1.Portcullis." + name);
  }

  private static AuditMethod method(String path, String permission) {
    return AuditMethod.of(
        Route.of(Method.POST, "/" + path, permission, call -> Answer.ok(JsonObject.empty())));
  }
}
