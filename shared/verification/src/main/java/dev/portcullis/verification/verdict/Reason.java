package dev.portcullis.verification.verdict;

import java.util.Objects;
import java.util.Optional;

/**
 * Why an image is refused. Immutable.
 *
 * @param code the kind of reason
 * @param attestor the attestor that was not satisfied, if it is about one
 * @param message what was looked for and not found, in Cloud Run's words where it has any
 * @param nearestMiss what was found instead, if anything came near; not for every reader
 * @param fix what to do next
 */
public record Reason(
    ReasonCode code,
    Optional<String> attestor,
    String message,
    Optional<String> nearestMiss,
    String fix) {

  public Reason {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(attestor, "attestor");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(nearestMiss, "nearestMiss");
    Objects.requireNonNull(fix, "fix");
  }
}
