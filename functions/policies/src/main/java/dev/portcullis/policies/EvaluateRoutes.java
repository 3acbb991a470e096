package dev.portcullis.policies;

import dev.portcullis.admission.PlatformEvaluation;
import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.workload.Pod;
import dev.portcullis.verification.workload.Workload;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.check.EvaluationJson;
import dev.portcullis.wire.check.EvaluationRequest;
import dev.portcullis.wire.check.EvaluationRequest.AttestationMode;
import dev.portcullis.wire.workload.PodReader;
import dev.portcullis.wire.workload.WorkloadDocument;
import dev.portcullis.wire.workload.WorkloadReader;
import java.util.List;
import java.util.Optional;

/**
 * {@code /v1/projects/P/platforms/PLATFORM/policies/ID:evaluate}: Google's for {@code gke}, ours in
 * the same shape for {@code cloudRun}. Every verdict is a 200. Nothing is recorded.
 */
final class EvaluateRoutes {

  private final ProjectRegister projects;
  private final PlatformEvaluation evaluation;
  private final PodReader pods = new PodReader();
  private final WorkloadReader workloads = new WorkloadReader();

  EvaluateRoutes(Portcullis portcullis) {
    this.projects = portcullis.projects();
    this.evaluation = portcullis.platformEvaluation();
  }

  List<Route> routes() {
    return List.of(
        Route.of(
            Method.POST,
            "/v1/projects/{project}/platforms/{platform}/policies/{policy}:evaluate",
            "binaryauthorization.platformPolicies.evaluatePolicy",
            this::evaluate));
  }

  private Answer evaluate(Call call) throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = projects.require(call.variable("project", ProjectId::parse));
    Platform platform = call.variable("platform", Platform::parse);
    PlatformPolicyName name =
        call.variable("policy", id -> PlatformPolicyName.of(project, platform, id));
    EvaluationRequest<List<Pod>> request =
        call.body(
            body ->
                EvaluationRequest.read(
                    body, platform == Platform.GKE ? pods::read : this::workload));
    if (request.mode() == AttestationMode.GENERATE_DEPLOY) {
      throw ApiException.failedPrecondition(
          "attestations are not generated: leave `attestationMode` out to have the resource"
              + " evaluated, and sign by `gcloud container binauthz attestations sign-and-create`");
    }
    return Answer.ok(EvaluationJson.write(evaluation.evaluate(name, request.resource())));
  }

  /** What runs on Cloud Run is one pod to its policy, though it has no namespace. */
  private Optional<List<Pod>> workload(Cursor resource) {
    return workloads
        .read(resource)
        .map(WorkloadDocument::workload)
        .map(workload -> List.of(pod(workload)));
  }

  private static Pod pod(Workload workload) {
    return new Pod(workload.name().orElse(""), "", "", workload.images());
  }
}
