package dev.portcullis.wire.grafeas;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.resource.BoundedList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What creates several notes or occurrences of one project at once. Safe for use by many threads.
 */
public final class BatchCodec {

  private final NoteCodec notes = new NoteCodec();
  private final OccurrenceCodec occurrences = new OccurrenceCodec();
  private final int most;

  /**
   * A codec of batches of limited size.
   *
   * @param most how many there may be in one
   */
  public BatchCodec(int most) {
    this.most = most;
  }

  /** Reads {@code {"notes": {"ID": {...}}}}. Empty only if a problem was reported. */
  public Optional<Map<NoteName, Note>> readNotes(Cursor cursor, ProjectId project) {
    return read(cursor, project, "notes").map(field -> notes(field, project));
  }

  /**
   * Reads {@code {"occurrences": [{...}]}}. Empty only if a problem was reported.
   *
   * @param naming the name that an occurrence gets
   */
  public Optional<List<Occurrence>> readOccurrences(
      Cursor cursor, ProjectId project, Function<Occurrence, OccurrenceName> naming) {
    return read(cursor, project, "occurrences")
        .map(
            field ->
                BoundedList.filled(field, most, element -> occurrences.readNamed(element, naming)));
  }

  private static Optional<Cursor> read(Cursor cursor, ProjectId project, String field) {
    Optional<Fields> fields = cursor.object();
    Optional<Cursor> found = fields.flatMap(batch -> batch.get(field));
    fields.ifPresent(batch -> SentName.mustBe(batch, "parent", "projects/" + project));
    fields.ifPresent(Fields::refuseUnknown);
    return found;
  }

  private Map<NoteName, Note> notes(Cursor cursor, ProjectId project) {
    Map<String, Cursor> sent = cursor.object().map(Fields::all).orElse(Map.of());
    if (sent.isEmpty()) {
      cursor.problem("needs at least one note");
    }
    if (sent.size() > most) {
      cursor.problem("has more than " + most + " elements");
      return Map.of();
    }
    Map<NoteName, Note> batch = new LinkedHashMap<>();
    sent.forEach(
        (id, note) ->
            name(project, id, note)
                .ifPresent(
                    name -> notes.readNamed(note, name).ifPresent(read -> batch.put(name, read))));
    return batch;
  }

  private static Optional<NoteName> name(ProjectId project, String id, Cursor note) {
    try {
      return Optional.of(NoteName.of(project, id));
    } catch (InvalidTextException e) {
      note.problem("has an id that " + e.getMessage());
      return Optional.empty();
    }
  }
}
