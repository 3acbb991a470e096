package dev.portcullis.attestations;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.occurrence.OccurrenceRegister;
import dev.portcullis.registers.occurrence.OccurrenceRegister.Listing;
import dev.portcullis.registers.occurrence.StoredOccurrence;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.grafeas.OccurrenceCodec;
import dev.portcullis.wire.grafeas.Times;
import java.util.List;

/** {@code /v1/projects/P/occurrences}, as Google's Container Analysis has them. */
final class OccurrenceRoutes {

  private static final String COLLECTION = "/v1/projects/{project}/occurrences";
  private static final String ITEM = COLLECTION + "/{occurrence}";
  private static final String OF_NOTE = "/v1/projects/{project}/notes/{note}/occurrences";

  private final ProjectRegister projects;
  private final OccurrenceRegister occurrences;
  private final OccurrenceCodec codec = new OccurrenceCodec();

  OccurrenceRoutes(Portcullis portcullis) {
    this.projects = portcullis.projects();
    this.occurrences = portcullis.occurrences();
  }

  List<Route> routes() {
    return List.of(
        Route.of(Method.POST, COLLECTION, "containeranalysis.notes.attachOccurrence", this::create),
        Route.of(Method.GET, COLLECTION, "containeranalysis.occurrences.list", this::list)
            .paged()
            .accepting(Filters.FILTER),
        Route.of(Method.GET, ITEM, "containeranalysis.occurrences.get", this::get),
        Route.of(Method.DELETE, ITEM, "containeranalysis.occurrences.delete", this::delete),
        Route.of(Method.GET, OF_NOTE, "containeranalysis.notes.listOccurrences", this::listOfNote)
            .paged()
            .accepting(Filters.FILTER));
  }

  private Answer create(Call call) throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = registered(call);
    return Answer.ok(json(occurrences.create(call.principal(), project, call.body(codec::read))));
  }

  private Answer get(Call call) throws ApiException, InvalidInputException, RegisterException {
    OccurrenceName name = name(call);
    return Answer.ok(
        json(
            occurrences
                .find(name)
                .orElseThrow(() -> ApiException.notFound(name + " does not exist"))));
  }

  private Answer delete(Call call) throws InvalidInputException, RegisterException {
    occurrences.delete(name(call));
    return Answer.ok(JsonObject.empty());
  }

  private Answer list(Call call)
      throws ApiException, InvalidInputException, InvalidPageTokenException, RegisterException {
    ProjectId project = registered(call);
    Filters.requireNone(call);
    return answer(occurrences.list(project, pageSize(call), call.pageToken()));
  }

  private Answer listOfNote(Call call)
      throws ApiException, InvalidInputException, InvalidPageTokenException, RegisterException {
    ProjectId project = registered(call);
    NoteName note = call.variable("note", id -> NoteName.of(project, id));
    Filters.requireNone(call);
    return answer(occurrences.list(note, pageSize(call), call.pageToken()));
  }

  private Answer answer(Listing page) {
    return Answer.ok(
        JsonObject.builder()
            .put("occurrences", JsonArray.of(page.occurrences().stream().map(this::json).toList()))
            .putText("nextPageToken", page.next().map(PageToken::token))
            .build());
  }

  private JsonObject json(StoredOccurrence stored) {
    return codec.write(
        stored.name(), stored.occurrence(), Times.of(stored.createTime(), stored.createTime()));
  }

  private static int pageSize(Call call) throws InvalidInputException {
    return call.pageSize(NoteRoutes.USUAL_PAGE, NoteRoutes.LARGEST_PAGE);
  }

  private OccurrenceName name(Call call) throws InvalidInputException, RegisterException {
    ProjectId project = registered(call);
    return call.variable("occurrence", id -> OccurrenceName.of(project, id));
  }

  private ProjectId registered(Call call) throws InvalidInputException, RegisterException {
    return projects.require(call.variable("project", ProjectId::parse));
  }
}
