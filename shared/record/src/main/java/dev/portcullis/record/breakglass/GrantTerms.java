package dev.portcullis.record.breakglass;

import dev.portcullis.verification.image.Digest;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * What a grant lets through. Immutable.
 *
 * @param workload which workload
 * @param digests which images, and no others
 * @param endTime until when, exclusive
 * @param uses how often
 * @param justification why
 */
public record GrantTerms(
    BreakglassWorkload workload,
    Set<Digest> digests,
    Instant endTime,
    int uses,
    String justification) {

  /** The most that one grant can be used. */
  public static final int MAX_USES = 100;

  /** The most digests that one grant can name. */
  public static final int MAX_DIGESTS = 200;

  public GrantTerms {
    Objects.requireNonNull(workload, "workload");
    digests = Set.copyOf(digests);
    Objects.requireNonNull(endTime, "endTime");
    Objects.requireNonNull(justification, "justification");
    if (uses < 1 || uses > MAX_USES || digests.isEmpty() || digests.size() > MAX_DIGESTS) {
      throw new IllegalArgumentException("a grant is for some uses of some images");
    }
  }
}
