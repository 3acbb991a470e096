package dev.portcullis.wire.iam;

import dev.portcullis.json.Excerpt;
import dev.portcullis.json.InvalidTextException;
import java.util.regex.Pattern;

/**
 * What a binding lets its members do: a predefined role ({@code roles/binaryauthorization.*},
 * {@code roles/containeranalysis.*}, {@code roles/portcullis.*}, and any other of that shape, which
 * gives nothing here) or one that a project made. Roles of an organization are refused: nothing is
 * above a project here. Immutable.
 */
public record Role(String name) {

  private static final Pattern PREDEFINED =
      Pattern.compile("roles/[a-zA-Z][a-zA-Z0-9]{0,63}(\\.[a-zA-Z][a-zA-Z0-9]{0,63}){0,5}");
  private static final Pattern OF_PROJECT =
      Pattern.compile("projects/[a-z0-9][a-z0-9.:-]{0,99}/roles/[a-zA-Z0-9_.]{3,64}");

  public Role {
    if (!isRole(name)) {
      throw new IllegalArgumentException("not a role");
    }
  }

  /**
   * Reads a role.
   *
   * @throws InvalidTextException if the text is none
   */
  public static Role parse(String text) throws InvalidTextException {
    if (!isRole(text)) {
      throw new InvalidTextException(
          Excerpt.of(text)
              + " is no role: `roles/SERVICE.ROLE`, such as"
              + " `roles/binaryauthorization.attestorsVerifier`, or `projects/PROJECT/roles/ROLE`");
    }
    return new Role(text);
  }

  private static boolean isRole(String text) {
    return PREDEFINED.matcher(text).matches() || OF_PROJECT.matcher(text).matches();
  }

  @Override
  public String toString() {
    return name;
  }
}
