package dev.portcullis.wire.settings;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a project's owner has settled about breakglass. Immutable.
 *
 * @param enabled whether there is any
 * @param minimumLength how many characters a justification has at least, blanks around it not
 *     counted; 0 accepts an empty one, as Google does
 * @param pattern what has to occur in a justification, if anything
 * @param maximumDuration how long after its first use a justification may be used, and the longest
 *     that a grant lasts
 * @param secondApprover whether every use needs a grant, which two persons agree on
 * @param serviceAccounts what programs may do
 */
public record BreakglassSettings(
    boolean enabled,
    int minimumLength,
    Optional<JustificationPattern> pattern,
    Duration maximumDuration,
    boolean secondApprover,
    ServiceAccounts serviceAccounts) {

  /** The longest justification that a manifest can carry, and so the largest minimum. */
  public static final int MAX_JUSTIFICATION = 1024;

  static final Duration MIN_DURATION = Duration.ofMinutes(1);
  static final Duration MAX_DURATION = Duration.ofDays(30);

  /** On, as with Google, but with a reason: nobody should look for a setting at night. */
  public static final BreakglassSettings DEFAULT =
      new BreakglassSettings(
          true, 10, Optional.empty(), Duration.ofHours(24), false, ServiceAccounts.ONLY_BY_GRANT);

  /** What programs may do with breakglass, from the strictest on. */
  public enum ServiceAccounts {
    /** Nothing. */
    NEVER,
    /** Use a grant, so that a pipeline does not hand breakglass to whoever can commit. */
    ONLY_BY_GRANT,
    /** What persons may do. */
    ALLOWED
  }

  public BreakglassSettings {
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(serviceAccounts, "serviceAccounts");
    if (minimumLength < 0 || minimumLength > MAX_JUSTIFICATION) {
      throw new IllegalArgumentException("minimumLength out of range");
    }
    if (!ProjectSettings.isWithin(maximumDuration, MIN_DURATION, MAX_DURATION)) {
      throw new IllegalArgumentException("maximumDuration out of range");
    }
  }
}
