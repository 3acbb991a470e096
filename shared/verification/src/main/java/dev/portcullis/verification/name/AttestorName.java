package dev.portcullis.verification.name;

import dev.portcullis.json.InvalidTextException;
import java.util.List;
import java.util.Objects;

/**
 * The name of an attestor: {@code projects/P/attestors/ID}.
 *
 * <p>Immutable.
 *
 * @param project the project that owns it
 * @param id the last segment: 1 to 63 letters, digits, hyphens and underscores
 */
public record AttestorName(ProjectId project, String id) {

  public AttestorName {
    Objects.requireNonNull(project, "project");
    if (!Segments.isId(id, 63, "_-")) {
      throw new IllegalArgumentException("not an attestor id");
    }
  }

  /**
   * Reads a whole name.
   *
   * @throws InvalidTextException if the text is not one
   */
  public static AttestorName parse(String text) throws InvalidTextException {
    List<String> segments = Segments.of(text, "projects/*/attestors/*");
    return of(ProjectId.parse(segments.get(0)), segments.get(1));
  }

  /**
   * Makes a name from a project and an id that somebody typed.
   *
   * @throws InvalidTextException if the id cannot be one
   */
  public static AttestorName of(ProjectId project, String id) throws InvalidTextException {
    if (!Segments.isId(id, 63, "_-")) {
      throw new InvalidTextException(
          "is not an attestor id: 1 to 63 letters, digits, hyphens and underscores");
    }
    return new AttestorName(project, id);
  }

  @Override
  public String toString() {
    return "projects/" + project + "/attestors/" + id;
  }
}
