package dev.portcullis.verification.conformance;

import dev.portcullis.verification.image.AllowlistPattern;
import java.util.Objects;

/**
 * What came of one check. Immutable.
 *
 * @param index where in its set it stands, from 0
 * @param displayName what messages call it, perhaps nothing
 * @param type which sort of check it is, such as {@code TrustedDirectoryCheck}
 * @param outcome what came of it
 */
public record CheckResult(int index, String displayName, String type, Outcome outcome) {

  /** What came of a check. */
  public sealed interface Outcome {

    /** The check is not asked about the image. */
    record Exempt(AllowlistPattern pattern) implements Outcome {}

    /** It was made, as far as it could be. */
    record Judged(Judgement judgement) implements Outcome {}
  }

  public CheckResult {
    Objects.requireNonNull(displayName, "displayName");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(outcome, "outcome");
  }

  /** Whether the image is as the check asks. */
  public Conformance verdict() {
    return outcome instanceof Outcome.Judged judged
        ? judged.judgement().verdict()
        : Conformance.CONFORMANT;
  }
}
