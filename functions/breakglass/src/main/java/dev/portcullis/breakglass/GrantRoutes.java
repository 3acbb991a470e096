package dev.portcullis.breakglass;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.record.breakglass.BreakglassGrant;
import dev.portcullis.record.breakglass.BreakglassGrants;
import dev.portcullis.record.breakglass.GrantJson;
import dev.portcullis.record.breakglass.GrantName;
import dev.portcullis.registers.document.BoundedPage;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.settings.BreakglassSettings;
import java.time.Instant;
import java.util.List;

/** {@code /v1/projects/P/breakglassGrants}: breakglass that two persons agree on in advance. */
final class GrantRoutes {

  private static final String COLLECTION = "/v1/projects/{project}/breakglassGrants";
  private static final String ITEM = COLLECTION + "/{grant}";

  private final ProjectRegister projects;
  private final BreakglassGrants grants;

  GrantRoutes(Portcullis portcullis) {
    this.projects = portcullis.projects();
    this.grants = portcullis.breakglass().grants();
  }

  List<Route> routes() {
    return List.of(
        Route.of(Method.POST, COLLECTION, "portcullis.breakglass.request", this::ask),
        Route.of(Method.GET, COLLECTION, "portcullis.breakglass.list", this::list)
            .paged()
            .accepting("workload"),
        Route.of(Method.GET, ITEM, "portcullis.breakglass.get", this::get),
        Route.of(Method.POST, ITEM + ":approve", "portcullis.breakglass.approve", this::approve),
        Route.of(Method.POST, ITEM + ":revoke", "portcullis.breakglass.revoke", this::revoke));
  }

  private Answer ask(Call call) throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = call.variable("project", ProjectId::parse);
    BreakglassSettings settings = projects.get(project).resource().breakglass();
    GrantReader.Given given = call.body(GrantReader::read);
    return answer(
        grants.ask(call.principal(), project, settings, given.terms(), given.requestId()));
  }

  private Answer list(Call call)
      throws InvalidInputException, InvalidPageTokenException, RegisterException {
    ProjectId project = project(call);
    BoundedPage<BreakglassGrant> page =
        grants.list(
            project,
            call.query("workload"),
            call.pageSize(Pages.USUAL, Pages.LARGEST),
            call.pageToken());
    Instant now = grants.now();
    return Answer.ok(
        JsonObject.builder()
            .put(
                "breakglassGrants",
                JsonArray.of(
                    page.items().stream().map(grant -> GrantJson.shown(grant, now)).toList()))
            .putText("nextPageToken", page.next().map(PageToken::token))
            .build());
  }

  private Answer get(Call call) throws ApiException, InvalidInputException, RegisterException {
    GrantName name = name(call);
    return answer(
        grants.find(name).orElseThrow(() -> ApiException.notFound(name + " does not exist")));
  }

  private Answer approve(Call call) throws InvalidInputException, RegisterException {
    return answer(grants.approve(call.principal(), name(call)));
  }

  private Answer revoke(Call call) throws InvalidInputException, RegisterException {
    return answer(grants.revoke(call.principal(), name(call)));
  }

  private Answer answer(BreakglassGrant grant) {
    return Answer.ok(GrantJson.shown(grant, grants.now()));
  }

  private GrantName name(Call call) throws InvalidInputException, RegisterException {
    ProjectId project = project(call);
    return call.variable("grant", id -> GrantName.of(project, id));
  }

  private ProjectId project(Call call) throws InvalidInputException, RegisterException {
    return projects.require(call.variable("project", ProjectId::parse));
  }
}
