package dev.portcullis.verification.name;

import dev.portcullis.json.InvalidTextException;
import java.util.List;
import java.util.Objects;

/**
 * The name of a note: {@code projects/P/notes/ID}.
 *
 * <p>Immutable.
 *
 * @param project the project that owns it
 * @param id the last segment: 1 to 255 letters, digits, hyphens, dots and underscores
 */
public record NoteName(ProjectId project, String id) {

  public NoteName {
    Objects.requireNonNull(project, "project");
    if (!Segments.isId(id, 255, "_.-")) {
      throw new IllegalArgumentException("not a note id");
    }
  }

  /**
   * Reads a whole name.
   *
   * @throws InvalidTextException if the text is not one
   */
  public static NoteName parse(String text) throws InvalidTextException {
    List<String> segments = Segments.of(text, "projects/*/notes/*");
    return of(ProjectId.parse(segments.get(0)), segments.get(1));
  }

  /**
   * Makes a name from a project and an id that somebody typed.
   *
   * @throws InvalidTextException if the id cannot be one
   */
  public static NoteName of(ProjectId project, String id) throws InvalidTextException {
    if (!Segments.isId(id, 255, "_.-")) {
      throw new InvalidTextException(
          "is not a note id: 1 to 255 letters, digits, hyphens, dots and underscores");
    }
    return new NoteName(project, id);
  }

  @Override
  public String toString() {
    return "projects/" + project + "/notes/" + id;
  }
}
