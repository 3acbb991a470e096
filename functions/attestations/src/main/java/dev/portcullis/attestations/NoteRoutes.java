package dev.portcullis.attestations;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.document.RevisionedRegister.Listing;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.grafeas.BatchCodec;
import dev.portcullis.wire.grafeas.FieldMask;
import dev.portcullis.wire.grafeas.Note;
import dev.portcullis.wire.grafeas.NoteCodec;
import dev.portcullis.wire.grafeas.Times;
import dev.portcullis.wire.grafeas.filter.FilterParser;
import java.util.List;
import java.util.Map;

/** {@code /v1/projects/P/notes}, as Google's Container Analysis has them. */
final class NoteRoutes {

  private static final String NOTE_ID = "noteId";
  private static final String CREATE = "containeranalysis.notes.create";

  private final Addressed addressed;
  private final NoteRegister notes;
  private final NoteCodec codec = new NoteCodec();
  private final BatchCodec batches = new BatchCodec(NoteRegister.MAX_CREATED);
  private final FilterParser filters = FilterParser.ofNotes();

  NoteRoutes(Portcullis portcullis) {
    this.addressed = new Addressed(portcullis.projects());
    this.notes = portcullis.notes();
  }

  List<Route> routes() {
    return List.of(
        Route.of(Method.POST, Addressed.NOTES, CREATE, this::create).accepting(NOTE_ID),
        Route.of(Method.POST, Addressed.NOTES + ":batchCreate", CREATE, this::createAll),
        ListQuery.accept(
            Route.of(Method.GET, Addressed.NOTES, "containeranalysis.notes.list", this::list)),
        Route.of(Method.GET, Addressed.NOTE, "containeranalysis.notes.get", this::get),
        Route.of(Method.PATCH, Addressed.NOTE, "containeranalysis.notes.update", this::update)
            .accepting(UpdateMask.NAME),
        Route.of(Method.DELETE, Addressed.NOTE, "containeranalysis.notes.delete", this::delete));
  }

  private Answer create(Call call) throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = addressed.project(call);
    NoteName name =
        call.query(NOTE_ID, id -> NoteName.of(project, id))
            .orElseThrow(() -> ApiException.invalid(NOTE_ID, "is required"));
    Note note = call.body(body -> codec.readNamed(body, name));
    return Answer.ok(json(name, notes.create(call.principal(), name, note)));
  }

  private Answer createAll(Call call)
      throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = addressed.project(call);
    Map<NoteName, Note> batch = call.body(body -> batches.readNotes(body, project));
    List<JsonObject> created =
        notes.createAll(call.principal(), batch).entrySet().stream()
            .map(note -> json(note.getKey(), note.getValue()))
            .toList();
    return Answer.ok(JsonObject.builder().put("notes", JsonArray.of(created)).build());
  }

  private Answer get(Call call) throws ApiException, InvalidInputException, RegisterException {
    NoteName name = addressed.note(call);
    return Answer.ok(json(name, existing(name)));
  }

  private Answer list(Call call)
      throws InvalidInputException, InvalidPageTokenException, RegisterException {
    ProjectId project = addressed.project(call);
    ListQuery query = ListQuery.of(call, filters);
    Listing<Note> page = notes.list(project, query.filter(), query.limit(), query.after());
    return ListQuery.answer(
        "notes",
        page.items().stream()
            .map(item -> json(new NoteName(project, item.id()), item.revision()))
            .toList(),
        page.next());
  }

  private Answer update(Call call) throws ApiException, InvalidInputException, RegisterException {
    NoteName name = addressed.note(call);
    FieldMask mask = UpdateMask.of(call, NoteCodec.CHANGEABLE);
    Revision<Note> before = existing(name);
    Note after = codec.change(name, before.resource(), call.body(), mask);
    return Answer.ok(json(name, notes.replace(call.principal(), name, after, before.etag())));
  }

  private Answer delete(Call call) throws InvalidInputException, RegisterException {
    notes.delete(call.principal(), addressed.note(call));
    return Answer.ok(JsonObject.empty());
  }

  private Revision<Note> existing(NoteName name) throws ApiException {
    return notes.find(name).orElseThrow(() -> ApiException.notFound(name + " does not exist"));
  }

  private JsonObject json(NoteName name, Revision<Note> note) {
    return codec.write(name, note.resource(), Times.of(note.createTime(), note.updateTime()));
  }
}
