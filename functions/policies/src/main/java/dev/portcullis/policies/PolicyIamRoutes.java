package dev.portcullis.policies;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.registers.iam.IamResource;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.iam.IamRoutes;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.resource.ApiVersion;
import java.util.ArrayList;
import java.util.List;

/** IAM policies on a project's policy, its attestors, and what else gcloud asks about. */
final class PolicyIamRoutes {

  private final IamRoutes iam;

  PolicyIamRoutes(Portcullis portcullis) {
    this.iam = new IamRoutes(portcullis.iam(), portcullis.heldPermissions());
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (ApiVersion version : ApiVersion.values()) {
      String project = "/" + version.segment() + "/projects/{project}";
      routes.addAll(
          iam.of(
              project + "/policy",
              "binaryauthorization.policy",
              call -> new IamResource.OfPolicy(project(call))));
      routes.addAll(
          iam.of(
              project + "/attestors/{attestor}",
              "binaryauthorization.attestors",
              PolicyIamRoutes::attestor));
    }
    String early = "/" + ApiVersion.V1ALPHA2.segment() + "/projects/{project}";
    routes.addAll(
        iam.of(
            early + "/continuousValidationConfig",
            "binaryauthorization.continuousValidationConfig",
            call -> new IamResource.OfContinuousValidation(project(call))));
    // Nothing is kept under this name; who may do what with attestations, the attestor says.
    routes.add(
        iam.testing(
            early + "/attestors/{attestor}/attestations/{attestation}", PolicyIamRoutes::attestor));
    return routes;
  }

  private static IamResource attestor(Call call) throws InvalidInputException {
    ProjectId project = project(call);
    return new IamResource.OfAttestor(
        call.variable("attestor", id -> AttestorName.of(project, id)));
  }

  private static ProjectId project(Call call) throws InvalidInputException {
    return call.variable("project", ProjectId::parse);
  }
}
