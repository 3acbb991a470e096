package dev.portcullis.record.decision;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.text.Ascii;
import java.util.Objects;

/** The name of a recorded decision: {@code projects/P/decisions/ID}. Immutable. */
public record DecisionName(ProjectId project, String id) {

  private static final int MAX_ID_LENGTH = 64;

  public DecisionName {
    Objects.requireNonNull(project, "project");
    if (!isId(id)) {
      throw new IllegalArgumentException("not a decision id");
    }
  }

  /**
   * Makes a name from a project and an id that somebody typed.
   *
   * @throws InvalidTextException if the id cannot be one
   */
  public static DecisionName of(ProjectId project, String id) throws InvalidTextException {
    if (!isId(id)) {
      throw new InvalidTextException("is not a decision id: up to 64 letters, digits and hyphens");
    }
    return new DecisionName(project, id);
  }

  @Override
  public String toString() {
    return "projects/" + project + "/decisions/" + id;
  }

  private static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_ID_LENGTH
        && text.chars().allMatch(c -> Ascii.isLetterOrDigit(c) || c == '-');
  }
}
