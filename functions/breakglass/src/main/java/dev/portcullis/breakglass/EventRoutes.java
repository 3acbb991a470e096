package dev.portcullis.breakglass;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.record.breakglass.BreakglassEvent;
import dev.portcullis.record.breakglass.BreakglassEvents;
import dev.portcullis.record.breakglass.EventFilter;
import dev.portcullis.record.breakglass.EventJson;
import dev.portcullis.record.breakglass.EventName;
import dev.portcullis.registers.document.BoundedPage;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.call.TimeText;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import java.util.List;

/** {@code /v1/projects/P/breakglassEvents}: what was let through, and what came of it. */
final class EventRoutes {

  private static final String COLLECTION = "/v1/projects/{project}/breakglassEvents";
  private static final String ITEM = COLLECTION + "/{event}";

  private final ProjectRegister projects;
  private final BreakglassEvents events;

  EventRoutes(Portcullis portcullis) {
    this.projects = portcullis.projects();
    this.events = portcullis.breakglass().events();
  }

  List<Route> routes() {
    return List.of(
        Route.of(Method.POST, COLLECTION, "portcullis.breakglass.report", this::report),
        Route.of(Method.GET, COLLECTION, "portcullis.breakglass.list", this::list)
            .paged()
            .accepting("workload", "actor", "digest", "reviewed", "from", "to"),
        Route.of(Method.GET, ITEM, "portcullis.breakglass.get", this::get),
        Route.of(Method.POST, ITEM + ":review", "portcullis.breakglass.review", this::review));
  }

  private Answer report(Call call) throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = project(call);
    BreakglassEvent event = events.report(call.principal(), project, call.body(ReportReader::read));
    return Answer.ok(EventJson.shown(event));
  }

  private Answer list(Call call)
      throws InvalidInputException, InvalidPageTokenException, RegisterException {
    ProjectId project = project(call);
    EventFilter filter =
        new EventFilter(
            call.query("workload"),
            call.query("actor"),
            call.query("digest", Digest::parse),
            call.query("reviewed", EventRoutes::yesOrNo),
            call.query("from", TimeText::parse),
            call.query("to", TimeText::parse));
    BoundedPage<BreakglassEvent> page =
        events.list(project, filter, call.pageSize(Pages.USUAL, Pages.LARGEST), call.pageToken());
    return Answer.ok(
        JsonObject.builder()
            .put(
                "breakglassEvents",
                JsonArray.of(page.items().stream().map(EventJson::shown).toList()))
            .putText("nextPageToken", page.next().map(PageToken::token))
            .build());
  }

  private Answer get(Call call) throws ApiException, InvalidInputException, RegisterException {
    EventName name = name(call);
    return Answer.ok(
        EventJson.shown(
            events.find(name).orElseThrow(() -> ApiException.notFound(name + " does not exist"))));
  }

  private Answer review(Call call) throws ApiException, InvalidInputException, RegisterException {
    EventName name = name(call);
    ReviewReader.Given given = call.body(ReviewReader::read);
    return Answer.ok(
        EventJson.shown(events.review(call.principal(), name, given.outcome(), given.comment())));
  }

  private EventName name(Call call) throws InvalidInputException, RegisterException {
    ProjectId project = project(call);
    return call.variable("event", id -> EventName.of(project, id));
  }

  private ProjectId project(Call call) throws InvalidInputException, RegisterException {
    return projects.require(call.variable("project", ProjectId::parse));
  }

  private static Boolean yesOrNo(String text) throws InvalidTextException {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidTextException("must be `true` or `false`");
    };
  }
}
