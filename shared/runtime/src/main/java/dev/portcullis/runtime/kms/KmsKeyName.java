package dev.portcullis.runtime.kms;

import dev.portcullis.json.InvalidTextException;
import java.util.regex.Pattern;

/**
 * The full name of a version of a key. Immutable.
 *
 * @param value without a scheme
 */
public record KmsKeyName(String value) {

  /** What it begins with where it could be a file. */
  public static final String SCHEME = "gcpkms://";

  private static final Pattern NAME =
      Pattern.compile(
          "projects/[a-z0-9:.-]{1,100}/locations/[a-z0-9-]{1,63}/keyRings/[A-Za-z0-9_-]{1,63}"
              + "/cryptoKeys/[A-Za-z0-9_-]{1,63}/cryptoKeyVersions/[0-9]{1,10}");

  public KmsKeyName {
    if (!isName(value)) {
      throw new IllegalArgumentException("not the name of a key version");
    }
  }

  /** Whether a text is such a name, without the scheme. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /**
   * Reads a name with the scheme before it.
   *
   * @throws InvalidTextException if the text is none
   */
  public static KmsKeyName parse(String text) throws InvalidTextException {
    String name = text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : "";
    if (!isName(name)) {
      throw new InvalidTextException(
          "names no key version; one is `"
              + SCHEME
              + "projects/P/locations/L/keyRings/R/cryptoKeys/K/cryptoKeyVersions/V`");
    }
    return new KmsKeyName(name);
  }

  @Override
  public String toString() {
    return value;
  }
}
