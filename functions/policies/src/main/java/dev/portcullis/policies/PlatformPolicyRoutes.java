package dev.portcullis.policies;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.document.RevisionedRegister.Listing;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.policy.PlatformPolicyRegister;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.PlatformPolicy;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.policy.PlatformPolicyCodec;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.util.List;

/** {@code /v1/projects/P/platforms/PLATFORM/policies}: policies that a workload may ask for. */
final class PlatformPolicyRoutes {

  private static final String COLLECTION = "/v1/projects/{project}/platforms/{platform}/policies";
  static final String ITEM = COLLECTION + "/{policy}";
  private static final String POLICY_ID = "policyId";
  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  private final ProjectRegister projects;
  private final PlatformPolicyRegister policies;
  private final PlatformPolicyCodec codec;

  PlatformPolicyRoutes(Portcullis portcullis) {
    this.projects = portcullis.projects();
    this.policies = portcullis.platformPolicies();
    this.codec = new PlatformPolicyCodec(PublicKeys.checkedBy(portcullis.keys()));
  }

  List<Route> routes() {
    return List.of(
        Route.of(
                Method.POST,
                COLLECTION,
                "binaryauthorization.platformPolicies.create",
                this::create)
            .accepting(POLICY_ID),
        Route.of(Method.GET, COLLECTION, "binaryauthorization.platformPolicies.list", this::list)
            .paged(),
        Route.of(Method.GET, ITEM, "binaryauthorization.platformPolicies.get", this::get),
        Route.of(Method.PUT, ITEM, "binaryauthorization.platformPolicies.replace", this::replace),
        Route.of(Method.DELETE, ITEM, "binaryauthorization.platformPolicies.delete", this::delete)
            .accepting("etag"));
  }

  private Answer create(Call call) throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = projects.require(call.variable("project", ProjectId::parse));
    Platform platform = call.variable("platform", Platform::parse);
    PlatformPolicyName name =
        call.query(POLICY_ID, id -> PlatformPolicyName.of(project, platform, id))
            .orElseThrow(() -> ApiException.invalid(POLICY_ID, "is required"));
    Received<PlatformPolicy> received = call.body(body -> codec.read(body, platform));
    return answer(name, policies.create(call.principal(), name, received.value()));
  }

  private Answer get(Call call) throws ApiException, InvalidInputException, RegisterException {
    PlatformPolicyName name = name(call);
    return answer(
        name,
        policies.find(name).orElseThrow(() -> ApiException.notFound(name + " does not exist")));
  }

  private Answer list(Call call)
      throws InvalidInputException, InvalidPageTokenException, RegisterException {
    ProjectId project = projects.require(call.variable("project", ProjectId::parse));
    Platform platform = call.variable("platform", Platform::parse);
    Listing<PlatformPolicy> page =
        policies.list(project, platform, call.pageSize(USUAL_PAGE, LARGEST_PAGE), call.pageToken());
    return Answer.ok(
        JsonObject.builder()
            .put(
                "platformPolicies",
                JsonArray.of(
                    page.items().stream()
                        .map(
                            item ->
                                json(
                                    PlatformPolicyRegister.name(project, platform, item.id()),
                                    item.revision()))
                        .toList()))
            .putText("nextPageToken", page.next().map(PageToken::token))
            .build());
  }

  private Answer replace(Call call) throws ApiException, InvalidInputException, RegisterException {
    PlatformPolicyName name = name(call);
    return answer(
        name,
        policies.replace(
            call.principal(), name, call.body(body -> codec.read(body, name.platform()))));
  }

  private Answer delete(Call call) throws ApiException, InvalidInputException, RegisterException {
    policies.delete(call.principal(), name(call), call.query("etag"));
    return Answer.ok(JsonObject.empty());
  }

  private Answer answer(PlatformPolicyName name, Revision<PlatformPolicy> policy) {
    return Answer.ok(json(name, policy));
  }

  private JsonObject json(PlatformPolicyName name, Revision<PlatformPolicy> policy) {
    return codec.write(name, policy.resource(), Stamp.of(policy.updateTime(), policy.etag()));
  }

  private PlatformPolicyName name(Call call)
      throws ApiException, InvalidInputException, RegisterException {
    return name(call, projects.require(call.variable("project", ProjectId::parse)));
  }

  /** The policy that a path of {@link #ITEM} names. */
  static PlatformPolicyName name(Call call, ProjectId project)
      throws ApiException, InvalidInputException {
    Platform platform = call.variable("platform", Platform::parse);
    return call.variable("policy", id -> PlatformPolicyName.of(project, platform, id));
  }
}
