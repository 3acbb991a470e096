package dev.portcullis.verification.conformance;

import dev.portcullis.verification.check.Scope;
import dev.portcullis.verification.image.AllowlistPattern;
import java.util.List;
import java.util.Objects;

/**
 * What came of the check set that applies. Immutable.
 *
 * @param index where in its policy it stands, from 0
 * @param displayName what messages call it, perhaps nothing
 * @param scope where it applies
 * @param outcome what came of it
 */
public record CheckSetResult(int index, String displayName, Scope scope, Outcome outcome) {

  /** What came of a check set. */
  public sealed interface Outcome {

    /** None of its checks is asked about the image. */
    record Exempt(AllowlistPattern pattern) implements Outcome {}

    /** Its checks were made. */
    record Checked(List<CheckResult> checks) implements Outcome {

      public Checked {
        checks = List.copyOf(checks);
      }
    }
  }

  public CheckSetResult {
    Objects.requireNonNull(displayName, "displayName");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(outcome, "outcome");
  }

  /** Whether the image is as all its checks ask. */
  public Conformance verdict() {
    return outcome instanceof Outcome.Checked checked
        ? Conformance.worst(checked.checks().stream().map(CheckResult::verdict))
        : Conformance.CONFORMANT;
  }
}
