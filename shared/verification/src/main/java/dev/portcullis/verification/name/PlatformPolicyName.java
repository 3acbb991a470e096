package dev.portcullis.verification.name;

import dev.portcullis.json.InvalidTextException;
import java.util.List;
import java.util.Objects;

/**
 * The name of a platform policy: {@code projects/P/platforms/cloudRun/policies/ID}.
 *
 * <p>Immutable.
 *
 * @param project the project that owns it
 * @param platform the platform it was made for
 * @param id the last segment: 1 to 63 letters, digits, hyphens and underscores
 */
public record PlatformPolicyName(ProjectId project, Platform platform, String id)
    implements PolicyName {

  private static final int MAX_ID_LENGTH = 63;

  public PlatformPolicyName {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(platform, "platform");
    if (!Segments.isId(id, MAX_ID_LENGTH, "_-")) {
      throw new IllegalArgumentException("not a policy id");
    }
  }

  /**
   * Reads a whole name.
   *
   * @throws InvalidTextException if the text is not one
   */
  public static PlatformPolicyName parse(String text) throws InvalidTextException {
    List<String> segments = Segments.of(text, "projects/*/platforms/*/policies/*");
    return of(ProjectId.parse(segments.get(0)), Platform.parse(segments.get(1)), segments.get(2));
  }

  /**
   * Makes a name from a project, a platform, and an id that somebody typed.
   *
   * @throws InvalidTextException if the id cannot be one
   */
  public static PlatformPolicyName of(ProjectId project, Platform platform, String id)
      throws InvalidTextException {
    if (!Segments.isId(id, MAX_ID_LENGTH, "_-")) {
      throw new InvalidTextException(
          "is not a policy id: 1 to 63 letters, digits, hyphens and underscores");
    }
    return new PlatformPolicyName(project, platform, id);
  }

  @Override
  public String toString() {
    return "projects/" + project + "/platforms/" + platform.segment() + "/policies/" + id;
  }
}
