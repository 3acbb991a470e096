package dev.portcullis.attestations;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.iam.IamResource;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.registers.occurrence.OccurrenceRegister;
import dev.portcullis.registers.occurrence.OccurrenceRegister.Listing;
import dev.portcullis.registers.occurrence.StoredOccurrence;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.permission.Permissions;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.grafeas.BatchCodec;
import dev.portcullis.wire.grafeas.FieldMask;
import dev.portcullis.wire.grafeas.Note;
import dev.portcullis.wire.grafeas.NoteCodec;
import dev.portcullis.wire.grafeas.Occurrence;
import dev.portcullis.wire.grafeas.OccurrenceCodec;
import dev.portcullis.wire.grafeas.Times;
import dev.portcullis.wire.grafeas.filter.FilterParser;
import java.util.List;

/** {@code /v1/projects/P/occurrences}, as Google's Container Analysis has them. */
final class OccurrenceRoutes {

  private static final String CREATE = "containeranalysis.occurrences.create";
  private static final String ATTACH = "containeranalysis.notes.attachOccurrence";
  private static final String GET = "containeranalysis.occurrences.get";
  private static final String DELETE = "containeranalysis.occurrences.delete";

  /** Google's documentation deletes attestations by this path. */
  private static final String EARLY_ITEM = "/v1beta1/projects/{project}/occurrences/{occurrence}";

  private final Addressed addressed;
  private final OccurrenceRegister occurrences;
  private final NoteRegister notes;
  private final Permissions permissions;
  private final OccurrenceCodec codec = new OccurrenceCodec();
  private final NoteCodec noteCodec = new NoteCodec();
  private final BatchCodec batches = new BatchCodec(OccurrenceRegister.MAX_CREATED);
  private final FilterParser filters = FilterParser.ofOccurrences();

  OccurrenceRoutes(Portcullis portcullis) {
    this.addressed = new Addressed(portcullis.projects());
    this.occurrences = portcullis.occurrences();
    this.notes = portcullis.notes();
    this.permissions = portcullis.permissions();
  }

  List<Route> routes() {
    return List.of(
        Route.of(Method.POST, Addressed.OCCURRENCES, CREATE, this::create),
        Route.of(Method.POST, Addressed.OCCURRENCES + ":batchCreate", CREATE, this::createAll),
        ListQuery.accept(
            Route.of(
                Method.GET,
                Addressed.OCCURRENCES,
                "containeranalysis.occurrences.list",
                this::list)),
        Route.of(Method.GET, Addressed.OCCURRENCE, GET, this::get),
        Route.of(Method.GET, EARLY_ITEM, GET, this::get),
        Route.of(
                Method.PATCH,
                Addressed.OCCURRENCE,
                "containeranalysis.occurrences.update",
                this::update)
            .accepting(UpdateMask.NAME),
        Route.of(Method.DELETE, Addressed.OCCURRENCE, DELETE, this::delete),
        Route.of(Method.DELETE, EARLY_ITEM, DELETE, this::delete),
        Route.of(Method.GET, Addressed.OCCURRENCE + "/notes", GET, this::noteOf),
        ListQuery.accept(
            Route.of(
                Method.GET,
                Addressed.NOTE + "/occurrences",
                "containeranalysis.notes.listOccurrences",
                this::listOfNote)));
  }

  private Answer create(Call call) throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = addressed.project(call);
    Occurrence occurrence =
        call.body(body -> codec.readNamed(body, o -> OccurrenceRegister.nameOf(project, o)));
    requireMayAttach(call, List.of(occurrence));
    return Answer.ok(json(occurrences.create(call.principal(), project, occurrence)));
  }

  private Answer createAll(Call call)
      throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = addressed.project(call);
    List<Occurrence> batch =
        call.body(
            body ->
                batches.readOccurrences(body, project, o -> OccurrenceRegister.nameOf(project, o)));
    requireMayAttach(call, batch);
    return Answer.ok(
        JsonObject.builder()
            .put(
                "occurrences",
                JsonArray.of(
                    occurrences.createAll(call.principal(), project, batch).stream()
                        .map(this::json)
                        .toList()))
            .build());
  }

  /**
   * Whoever attaches to a note attests in its name, or keeps others from it by filling it up: that
   * takes the permission on the note, whichever project the occurrence is in. All notes of a batch
   * are asked about by one read.
   */
  private void requireMayAttach(Call call, List<Occurrence> occurrences) throws ApiException {
    List<IamResource> notes =
        occurrences.stream()
            .map(Occurrence::noteName)
            .distinct()
            .<IamResource>map(IamResource.OfNote::new)
            .toList();
    permissions.require(call.principal(), notes, ATTACH);
  }

  private Answer get(Call call) throws ApiException, InvalidInputException, RegisterException {
    return Answer.ok(json(existing(addressed.occurrence(call))));
  }

  private Answer noteOf(Call call) throws ApiException, InvalidInputException, RegisterException {
    OccurrenceName name = addressed.occurrence(call);
    NoteName note = existing(name).occurrence().noteName();
    if (!note.project().equals(name.project())) {
      throw ApiException.permissionDenied(
          "the note of "
              + name
              + " belongs to another project; whoever may read it there gets /v1/"
              + note);
    }
    Revision<Note> found =
        notes.find(note).orElseThrow(() -> ApiException.notFound(note + " does not exist"));
    return Answer.ok(
        noteCodec.write(note, found.resource(), Times.of(found.createTime(), found.updateTime())));
  }

  private Answer update(Call call) throws ApiException, InvalidInputException, RegisterException {
    OccurrenceName name = addressed.occurrence(call);
    FieldMask mask = UpdateMask.of(call, OccurrenceCodec.CHANGEABLE);
    Occurrence before = existing(name).occurrence();
    Occurrence after = codec.change(name, before, call.body(), mask);
    return Answer.ok(json(occurrences.replace(name, before, after)));
  }

  private Answer delete(Call call) throws InvalidInputException, RegisterException {
    occurrences.delete(addressed.occurrence(call));
    return Answer.ok(JsonObject.empty());
  }

  private Answer list(Call call)
      throws InvalidInputException, InvalidPageTokenException, RegisterException {
    ProjectId project = addressed.project(call);
    ListQuery query = ListQuery.of(call, filters);
    return answer(occurrences.list(project, query.filter(), query.limit(), query.after()));
  }

  private Answer listOfNote(Call call)
      throws InvalidInputException, InvalidPageTokenException, RegisterException {
    NoteName note = addressed.note(call);
    ListQuery query = ListQuery.of(call, filters);
    return answer(occurrences.list(note, query.filter(), query.limit(), query.after()));
  }

  private Answer answer(Listing page) {
    return ListQuery.answer(
        "occurrences", page.occurrences().stream().map(this::json).toList(), page.next());
  }

  private StoredOccurrence existing(OccurrenceName name) throws ApiException {
    return occurrences
        .find(name)
        .orElseThrow(() -> ApiException.notFound(name + " does not exist"));
  }

  private JsonObject json(StoredOccurrence stored) {
    return codec.write(
        stored.name(), stored.occurrence(), Times.of(stored.createTime(), stored.updateTime()));
  }
}
