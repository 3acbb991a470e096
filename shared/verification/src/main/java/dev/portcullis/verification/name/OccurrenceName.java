package dev.portcullis.verification.name;

import dev.portcullis.json.InvalidTextException;
import java.util.List;
import java.util.Objects;

/**
 * The name of an occurrence: {@code projects/P/occurrences/ID}.
 *
 * <p>Immutable.
 *
 * @param project the project that owns it
 * @param id the last segment: 1 to 128 letters, digits, hyphens and underscores
 */
public record OccurrenceName(ProjectId project, String id) {

  public OccurrenceName {
    Objects.requireNonNull(project, "project");
    if (!Segments.isId(id, 128, "_-")) {
      throw new IllegalArgumentException("not an occurrence id");
    }
  }

  /**
   * Reads a whole name.
   *
   * @throws InvalidTextException if the text is not one
   */
  public static OccurrenceName parse(String text) throws InvalidTextException {
    List<String> segments = Segments.of(text, "projects/*/occurrences/*");
    return of(ProjectId.parse(segments.get(0)), segments.get(1));
  }

  /**
   * Makes a name from a project and an id that somebody typed.
   *
   * @throws InvalidTextException if the id cannot be one
   */
  public static OccurrenceName of(ProjectId project, String id) throws InvalidTextException {
    if (!Segments.isId(id, 128, "_-")) {
      throw new InvalidTextException(
          "is not an occurrence id: 1 to 128 letters, digits, hyphens and underscores");
    }
    return new OccurrenceName(project, id);
  }

  @Override
  public String toString() {
    return "projects/" + project + "/occurrences/" + id;
  }
}
