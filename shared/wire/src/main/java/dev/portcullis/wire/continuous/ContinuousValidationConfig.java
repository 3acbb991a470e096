package dev.portcullis.wire.continuous;

/**
 * Whether a project wants its GKE clusters validated continuously. Kept, so that clients find what
 * they wrote; nothing follows from it, as continuous validation is not for Cloud Run, and Google
 * ended this form of it. Immutable.
 *
 * @param enabled whether it does
 */
public record ContinuousValidationConfig(boolean enabled) {

  /** What a project has that never said anything. */
  public static final ContinuousValidationConfig DEFAULT = new ContinuousValidationConfig(false);
}
