package dev.portcullis.policies;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.policy.PolicyRegister;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.name.ProjectPolicyName;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.policy.PolicyCodec;
import dev.portcullis.wire.resource.ApiVersion;
import dev.portcullis.wire.resource.Stamp;
import java.util.ArrayList;
import java.util.List;

/** {@code /v1/projects/P/policy}, and the same under the other versions of Google's API. */
final class PolicyRoutes {

  private final ProjectRegister projects;
  private final PolicyRegister policies;
  private final PolicyCodec codec = new PolicyCodec();

  PolicyRoutes(Portcullis portcullis) {
    this.projects = portcullis.projects();
    this.policies = portcullis.policies();
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (ApiVersion version : ApiVersion.values()) {
      String path = "/" + version.segment() + "/projects/{project}/policy";
      routes.add(Route.of(Method.GET, path, "binaryauthorization.policy.get", this::get));
      routes.add(Route.of(Method.PUT, path, "binaryauthorization.policy.update", this::put));
    }
    return routes;
  }

  private Answer get(Call call) throws InvalidInputException, RegisterException {
    ProjectId project = registered(call);
    return policies
        .find(project)
        .map(policy -> answer(project, policy))
        .orElseGet(() -> answer(project, Policy.DEFAULT, Stamp.none()));
  }

  private Answer put(Call call) throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = registered(call);
    return answer(project, policies.put(call.principal(), project, call.body(codec::read)));
  }

  private Answer answer(ProjectId project, Revision<Policy> policy) {
    return answer(project, policy.resource(), Stamp.of(policy.updateTime(), policy.etag()));
  }

  private Answer answer(ProjectId project, Policy policy, Stamp stamp) {
    return Answer.ok(codec.write(new ProjectPolicyName(project).toString(), policy, stamp));
  }

  private ProjectId registered(Call call) throws InvalidInputException, RegisterException {
    return projects.require(call.variable("project", ProjectId::parse));
  }
}
