package dev.portcullis.attestations;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.document.RevisionedRegister.Listing;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.grafeas.Note;
import dev.portcullis.wire.grafeas.NoteCodec;
import dev.portcullis.wire.grafeas.Times;
import java.util.List;

/** {@code /v1/projects/P/notes}, as Google's Container Analysis has them. */
final class NoteRoutes {

  static final int USUAL_PAGE = 20;
  static final int LARGEST_PAGE = 1000;

  private static final String COLLECTION = "/v1/projects/{project}/notes";
  private static final String ITEM = COLLECTION + "/{note}";
  private static final String NOTE_ID = "noteId";

  private final ProjectRegister projects;
  private final NoteRegister notes;
  private final NoteCodec codec = new NoteCodec();

  NoteRoutes(Portcullis portcullis) {
    this.projects = portcullis.projects();
    this.notes = portcullis.notes();
  }

  List<Route> routes() {
    return List.of(
        Route.of(Method.POST, COLLECTION, "containeranalysis.notes.create", this::create)
            .accepting(NOTE_ID),
        Route.of(Method.GET, COLLECTION, "containeranalysis.notes.list", this::list)
            .paged()
            .accepting(Filters.FILTER),
        Route.of(Method.GET, ITEM, "containeranalysis.notes.get", this::get),
        Route.of(Method.DELETE, ITEM, "containeranalysis.notes.delete", this::delete));
  }

  private Answer create(Call call) throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = registered(call);
    NoteName name =
        call.query(NOTE_ID, id -> NoteName.of(project, id))
            .orElseThrow(() -> ApiException.invalid(NOTE_ID, "is required"));
    return Answer.ok(json(name, notes.create(call.principal(), name, call.body(codec::read))));
  }

  private Answer get(Call call) throws ApiException, InvalidInputException, RegisterException {
    NoteName name = name(call);
    Revision<Note> note =
        notes.find(name).orElseThrow(() -> ApiException.notFound(name + " does not exist"));
    return Answer.ok(json(name, note));
  }

  private Answer list(Call call)
      throws ApiException, InvalidInputException, InvalidPageTokenException, RegisterException {
    ProjectId project = registered(call);
    Filters.requireNone(call);
    Listing<Note> page =
        notes.list(project, call.pageSize(USUAL_PAGE, LARGEST_PAGE), call.pageToken());
    return Answer.ok(
        JsonObject.builder()
            .put(
                "notes",
                JsonArray.of(
                    page.items().stream()
                        .map(item -> json(new NoteName(project, item.id()), item.revision()))
                        .toList()))
            .putText("nextPageToken", page.next().map(PageToken::token))
            .build());
  }

  private Answer delete(Call call) throws InvalidInputException, RegisterException {
    notes.delete(call.principal(), name(call));
    return Answer.ok(JsonObject.empty());
  }

  private JsonObject json(NoteName name, Revision<Note> note) {
    return codec.write(name, note.resource(), Times.of(note.createTime(), note.updateTime()));
  }

  private NoteName name(Call call) throws InvalidInputException, RegisterException {
    ProjectId project = registered(call);
    return call.variable("note", id -> NoteName.of(project, id));
  }

  private ProjectId registered(Call call) throws InvalidInputException, RegisterException {
    return projects.require(call.variable("project", ProjectId::parse));
  }
}
