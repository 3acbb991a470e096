package dev.portcullis.verification.check;

import dev.portcullis.verification.image.Allowlist;
import java.util.List;
import java.util.Objects;

/**
 * Checks that apply together. Immutable.
 *
 * @param displayName what messages call it, perhaps nothing
 * @param scope where it applies
 * @param imageAllowlist images that none of its checks is asked about
 * @param checks all of which an image has to pass; without any, all images do, as Google documents
 *     it
 */
public record CheckSet(
    String displayName, Scope scope, Allowlist imageAllowlist, List<Check> checks) {

  public CheckSet {
    Objects.requireNonNull(displayName, "displayName");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(imageAllowlist, "imageAllowlist");
    checks = List.copyOf(checks);
  }
}
