package dev.portcullis.record.breakglass;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.name.ProjectId;
import java.util.Objects;

/** The name of an event: {@code projects/P/breakglassEvents/ID}. Immutable. */
public record EventName(ProjectId project, String id) {

  static final String COLLECTION = "breakglassEvents";

  public EventName {
    Objects.requireNonNull(project, "project");
    RecordId.require(id);
  }

  /**
   * Makes a name from a project and an id that somebody typed.
   *
   * @throws InvalidTextException if the id cannot be one
   */
  public static EventName of(ProjectId project, String id) throws InvalidTextException {
    return new EventName(project, RecordId.parse(id));
  }

  /** Where it is kept. */
  public DocumentPath path() {
    return DocumentPath.of("projects", project.value()).in(COLLECTION, id);
  }

  @Override
  public String toString() {
    return path().toString();
  }
}
