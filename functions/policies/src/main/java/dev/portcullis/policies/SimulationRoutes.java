package dev.portcullis.policies;

import dev.portcullis.admission.simulation.SimulationAnswer;
import dev.portcullis.admission.simulation.SimulationAnswer.Busy;
import dev.portcullis.admission.simulation.SimulationAnswer.Page;
import dev.portcullis.admission.simulation.SimulationRequest;
import dev.portcullis.admission.simulation.Simulator;
import dev.portcullis.admission.state.Candidate;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.CloudRunPolicy;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiError;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.error.RpcCode;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.policy.PlatformPolicyCodec;
import dev.portcullis.wire.policy.PolicyCodec;
import dev.portcullis.wire.resource.Received;
import java.time.Duration;
import java.util.List;

/** {@code POST .../policy:simulate}: what would a policy change? */
final class SimulationRoutes {

  private static final String PERMISSION = "portcullis.policies.simulate";

  private final ProjectRegister projects;
  private final Simulator simulator;
  private final PolicyCodec policies = new PolicyCodec();
  private final PlatformPolicyCodec platformPolicies;

  SimulationRoutes(Portcullis portcullis) {
    this.projects = portcullis.projects();
    this.simulator = portcullis.simulator();
    this.platformPolicies = new PlatformPolicyCodec(PublicKeys.checkedBy(portcullis.keys()));
  }

  List<Route> routes() {
    return List.of(
        Route.of(
            Method.POST, "/v1/projects/{project}/policy:simulate", PERMISSION, this::forProject),
        Route.of(
            Method.POST, PlatformPolicyRoutes.ITEM + ":simulate", PERMISSION, this::forPlatform));
  }

  private Answer forProject(Call call)
      throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = projects.require(call.variable("project", ProjectId::parse));
    SimulationReader<Policy> reader =
        new SimulationReader<>(policies::read, policy -> new Candidate.ForProject(project, policy));
    return answer(project, call.body(reader::read));
  }

  private Answer forPlatform(Call call)
      throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = projects.require(call.variable("project", ProjectId::parse));
    PlatformPolicyName name = PlatformPolicyRoutes.name(call, project);
    if (name.platform() != Platform.CLOUD_RUN) {
      // Not a 501, which clients take for a passing fault and send again and again.
      throw ApiException.failedPrecondition(
          "only policies of platform `cloudRun` can be tried on past decisions; `:evaluate` tells"
              + " what a stored policy of checks says about images");
    }
    SimulationReader<CloudRunPolicy> reader =
        new SimulationReader<>(
            cursor ->
                platformPolicies
                    .read(cursor, Platform.CLOUD_RUN)
                    .map(r -> new Received<>((CloudRunPolicy) r.value(), r.etag())),
            policy -> new Candidate.ForPlatform(name, policy));
    return answer(project, call.body(reader::read));
  }

  private Answer answer(ProjectId project, SimulationRequest request)
      throws ApiException, RegisterException {
    SimulationAnswer answer = simulator.run(project, request);
    if (answer instanceof Busy busy) {
      throw busy(busy.remaining());
    }
    return Answer.ok(SimulationJson.write((Page) answer));
  }

  private static ApiException busy(Duration remaining) {
    long seconds = Math.max(1, remaining.plusMillis(999).toSeconds());
    String message =
        "another simulation of the project is under way, or another page of this one; try again in "
            + seconds
            + " seconds at the latest";
    return new ApiException(ApiError.of(RpcCode.ABORTED, message).withRetryAfter(remaining));
  }
}
