package dev.portcullis.policies;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.policy.PlatformPolicyRegister;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.CloudRunPolicy;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.policy.CloudRunPolicyCodec;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.util.List;

/** {@code /v1/projects/P/platforms/cloudRun/policies}: policies that a workload may ask for. */
final class PlatformPolicyRoutes {

  private static final String COLLECTION = "/v1/projects/{project}/platforms/{platform}/policies";
  static final String ITEM = COLLECTION + "/{policy}";
  private static final String POLICY_ID = "policyId";

  private final ProjectRegister projects;
  private final PlatformPolicyRegister policies;
  private final CloudRunPolicyCodec codec;

  PlatformPolicyRoutes(Portcullis portcullis) {
    this.projects = portcullis.projects();
    this.policies = portcullis.platformPolicies();
    this.codec = new CloudRunPolicyCodec(PublicKeys.checkedBy(portcullis.keys()));
  }

  List<Route> routes() {
    return List.of(
        Route.of(
                Method.POST,
                COLLECTION,
                "binaryauthorization.platformPolicies.create",
                this::create)
            .accepting(POLICY_ID),
        Route.of(Method.GET, ITEM, "binaryauthorization.platformPolicies.get", this::get),
        Route.of(Method.PUT, ITEM, "binaryauthorization.platformPolicies.replace", this::replace),
        Route.of(Method.DELETE, ITEM, "binaryauthorization.platformPolicies.delete", this::delete)
            .accepting("etag"));
  }

  private Answer create(Call call) throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = projects.require(call.variable("project", ProjectId::parse));
    Platform platform = cloudRun(call);
    PlatformPolicyName name =
        call.query(POLICY_ID, id -> PlatformPolicyName.of(project, platform, id))
            .orElseThrow(() -> ApiException.invalid(POLICY_ID, "is required"));
    Received<CloudRunPolicy> received = call.body(codec::read);
    return answer(name, policies.create(call.principal(), name, received.value()));
  }

  private Answer get(Call call) throws ApiException, InvalidInputException, RegisterException {
    PlatformPolicyName name = name(call);
    return answer(
        name,
        policies.find(name).orElseThrow(() -> ApiException.notFound(name + " does not exist")));
  }

  private Answer replace(Call call) throws ApiException, InvalidInputException, RegisterException {
    PlatformPolicyName name = name(call);
    return answer(name, policies.replace(call.principal(), name, call.body(codec::read)));
  }

  private Answer delete(Call call) throws ApiException, InvalidInputException, RegisterException {
    policies.delete(call.principal(), name(call), call.query("etag"));
    return Answer.ok(JsonObject.empty());
  }

  private Answer answer(PlatformPolicyName name, Revision<CloudRunPolicy> policy) {
    Stamp stamp = Stamp.of(policy.updateTime(), policy.etag());
    return Answer.ok(codec.write(name, policy.resource(), stamp));
  }

  private PlatformPolicyName name(Call call)
      throws ApiException, InvalidInputException, RegisterException {
    return name(call, projects.require(call.variable("project", ProjectId::parse)));
  }

  /** The policy that a path of {@link #ITEM} names. */
  static PlatformPolicyName name(Call call, ProjectId project)
      throws ApiException, InvalidInputException {
    Platform platform = cloudRun(call);
    return call.variable("policy", id -> PlatformPolicyName.of(project, platform, id));
  }

  private static Platform cloudRun(Call call) throws ApiException, InvalidInputException {
    Platform platform = call.variable("platform", Platform::parse);
    if (platform != Platform.CLOUD_RUN) {
      throw ApiException.unimplemented("only policies of platform `cloudRun` are supported yet");
    }
    return platform;
  }
}
