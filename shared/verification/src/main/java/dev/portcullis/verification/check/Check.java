package dev.portcullis.verification.check;

import dev.portcullis.verification.image.Allowlist;
import java.util.Objects;

/**
 * One check of a set. Immutable.
 *
 * @param displayName what messages call it, perhaps nothing
 * @param imageAllowlist images that it is not asked about
 * @param condition what it asks of all others
 */
public record Check(String displayName, Allowlist imageAllowlist, Condition condition) {

  public Check {
    Objects.requireNonNull(displayName, "displayName");
    Objects.requireNonNull(imageAllowlist, "imageAllowlist");
    Objects.requireNonNull(condition, "condition");
  }
}
