package dev.portcullis.wire.resource;

import dev.portcullis.json.InvalidTextException;

/** A version of Google's Binary Authorization API. All versions are views of one store. */
public enum ApiVersion {
  V1("v1", "userOwnedGrafeasNote"),
  V1BETA1("v1beta1", "userOwnedDrydockNote"),
  V1ALPHA2("v1alpha2", "userOwnedDrydockNote");

  private final String segment;
  private final String noteField;

  ApiVersion(String segment, String noteField) {
    this.segment = segment;
    this.noteField = noteField;
  }

  /** The first segment of the version's paths. */
  public String segment() {
    return segment;
  }

  /** The field of an attestor that holds its note and keys; the early versions have an old name. */
  public String noteField() {
    return noteField;
  }

  /** Whether a public key carries its id inside too, beside the one around it. */
  public boolean writesInnerKeyId() {
    return this == V1;
  }

  /**
   * Reads the first segment of a path.
   *
   * @throws InvalidTextException if there is no such version
   */
  public static ApiVersion parse(String text) throws InvalidTextException {
    for (ApiVersion version : values()) {
      if (version.segment.equals(text)) {
        return version;
      }
    }
    throw new InvalidTextException("is not a version of this API: use `v1`");
  }
}
