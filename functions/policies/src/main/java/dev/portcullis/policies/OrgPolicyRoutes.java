package dev.portcullis.policies;

import dev.portcullis.json.Excerpt;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.orgpolicy.OrgPolicyRegister;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.revision.RevisionRoutes;
import dev.portcullis.web.revision.Subject;
import dev.portcullis.web.revision.Verbs;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.orgpolicy.AllowedPolicies;
import dev.portcullis.wire.orgpolicy.OrgPolicyCodec;
import dev.portcullis.wire.orgpolicy.OrgPolicyName;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code /v2/projects/P/policies}: the one organization policy that means something here, as
 * Google's Organization Policy API has it.
 */
final class OrgPolicyRoutes {

  private static final String COLLECTION = "/v2/projects/{project}/policies";
  private static final String ITEM = COLLECTION + "/{constraint}";
  private static final String ETAG = "etag";
  private static final String UPDATE_MASK = "updateMask";

  /** All that can be changed is the one list, so every mask that covers it says the same. */
  private static final Set<String> MASKS =
      Set.of("*", "spec", "spec.rules", "policy.spec", "policy.spec.rules");

  private final ProjectRegister projects;
  private final OrgPolicyRegister policies;
  private final OrgPolicyCodec codec = new OrgPolicyCodec();

  OrgPolicyRoutes(Portcullis portcullis) {
    this.projects = portcullis.projects();
    this.policies = portcullis.orgPolicies();
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.of(Method.POST, COLLECTION, "orgpolicy.policies.create", this::create));
    routes.add(Route.of(Method.GET, COLLECTION, "orgpolicy.policies.list", this::list).paged());
    routes.add(Route.of(Method.GET, ITEM, "orgpolicy.policy.get", this::get));
    routes.add(
        Route.of(
            Method.GET,
            ITEM + ":getEffectivePolicy",
            "orgpolicy.policy.get",
            this::getEffectivePolicy));
    routes.add(
        Route.of(Method.PATCH, ITEM, "orgpolicy.policies.update", this::patch)
            .accepting(UPDATE_MASK));
    routes.add(
        Route.of(Method.DELETE, ITEM, "orgpolicy.policies.delete", this::delete).accepting(ETAG));
    routes.addAll(
        RevisionRoutes.of(ITEM, Verbs.of("policy", "portcullis.orgPolicies"), this::history));
    return routes;
  }

  private Answer create(Call call) throws ApiException, InvalidInputException, RegisterException {
    OrgPolicyName name = new OrgPolicyName(registered(call));
    Received<AllowedPolicies> received = call.body(body -> codec.readNamed(name, body));
    return Answer.ok(
        json(policies.create(call.principal(), name.project(), received.value()), name));
  }

  private Answer get(Call call) throws ApiException, InvalidInputException, RegisterException {
    OrgPolicyName name = name(call);
    Revision<AllowedPolicies> policy =
        policies
            .find(name.project())
            .orElseThrow(() -> ApiException.notFound(name + " does not exist"));
    return Answer.ok(json(policy, name));
  }

  /** Without a policy, the constraint's own default: everything is allowed. */
  private Answer getEffectivePolicy(Call call)
      throws ApiException, InvalidInputException, RegisterException {
    OrgPolicyName name = name(call);
    AllowedPolicies allowed =
        policies.find(name.project()).map(Revision::resource).orElseGet(AllowedPolicies.Any::new);
    return Answer.ok(codec.write(name, allowed, Stamp.none()));
  }

  private Answer list(Call call)
      throws ApiException, InvalidInputException, InvalidPageTokenException, RegisterException {
    ProjectId project = registered(call);
    if (call.pageToken().isPresent()) {
      throw ApiException.invalid("pageToken", "is not of this list, which has one page");
    }
    List<JsonObject> found =
        policies.find(project).stream()
            .map(policy -> json(policy, new OrgPolicyName(project)))
            .toList();
    return Answer.ok(JsonObject.builder().put("policies", JsonArray.of(found)).build());
  }

  private Answer patch(Call call) throws ApiException, InvalidInputException, RegisterException {
    OrgPolicyName name = name(call);
    var unused = call.query(UPDATE_MASK, OrgPolicyRoutes::mask);
    Received<AllowedPolicies> received = call.body(body -> codec.read(name, body));
    return Answer.ok(json(policies.replace(call.principal(), name.project(), received), name));
  }

  private Answer delete(Call call) throws ApiException, InvalidInputException, RegisterException {
    policies.delete(call.principal(), name(call).project(), call.query(ETAG));
    return Answer.ok(JsonObject.empty());
  }

  private Subject<AllowedPolicies> history(Call call)
      throws ApiException, InvalidInputException, RegisterException {
    OrgPolicyName name = name(call);
    return Subject.named(
        name,
        policies.history(name.project()),
        (allowed, stamp) -> codec.write(name, allowed, stamp));
  }

  private static String mask(String text) throws InvalidTextException {
    for (String field : text.split(",", -1)) {
      if (!MASKS.contains(field)) {
        throw new InvalidTextException("must be `spec`, which is all that can be changed");
      }
    }
    return text;
  }

  private JsonObject json(Revision<AllowedPolicies> policy, OrgPolicyName name) {
    return codec.write(name, policy.resource(), Stamp.of(policy.updateTime(), policy.etag()));
  }

  private OrgPolicyName name(Call call)
      throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = registered(call);
    if (!call.variable("constraint").equals(OrgPolicyName.CONSTRAINT)) {
      throw ApiException.notFound(
          "the constraint "
              + Excerpt.of(call.variable("constraint"))
              + " is not known here, only `"
              + OrgPolicyName.CONSTRAINT
              + "`");
    }
    return new OrgPolicyName(project);
  }

  private ProjectId registered(Call call) throws InvalidInputException, RegisterException {
    return projects.require(call.variable("project", ProjectId::parse));
  }
}
