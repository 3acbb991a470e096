package dev.portcullis.record.decision;

import java.util.Objects;

/**
 * Something that does not change the outcome and should be mended. Immutable.
 *
 * @param code a stable name
 * @param message what was seen
 * @param fix what to do about it
 */
public record Warning(String code, String message, String fix) {

  public Warning {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(fix, "fix");
  }
}
