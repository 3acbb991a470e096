package dev.portcullis.verification.policy;

import dev.portcullis.verification.check.CheckSet;
import dev.portcullis.verification.check.Placement;
import dev.portcullis.verification.check.Scope;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.name.Platform;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A platform policy for Kubernetes: sets of checks. Immutable.
 *
 * @param description what its owner wrote about it, perhaps nothing
 * @param imageAllowlist images that no check is asked about
 * @param checkSets the first that applies is used, and no other; the last applies everywhere, and
 *     none hides a later one. Without any, every image conforms, as Google documents it
 */
public record GkePolicy(String description, Allowlist imageAllowlist, List<CheckSet> checkSets)
    implements PlatformPolicy {

  public GkePolicy {
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(imageAllowlist, "imageAllowlist");
    checkSets = List.copyOf(checkSets);
    if (!checkSets.isEmpty()
        && !(checkSets.get(checkSets.size() - 1).scope() instanceof Scope.Everywhere)) {
      throw new IllegalArgumentException("the last check set does not apply everywhere");
    }
    List<Scope> scopes = checkSets.stream().map(CheckSet::scope).toList();
    if (IntStream.range(0, scopes.size()).anyMatch(i -> hider(scopes, i).isPresent())) {
      throw new IllegalArgumentException("a check set that is never used");
    }
  }

  /** The index of the first scope that leaves nothing to the one at this index, if there is one. */
  public static OptionalInt hider(List<Scope> scopes, int index) {
    return IntStream.range(0, index)
        .filter(earlier -> scopes.get(earlier).covers(scopes.get(index)))
        .findFirst();
  }

  /** The index of the check set for what runs there; empty if there are no check sets. */
  public OptionalInt checkSetFor(Placement placement) {
    return IntStream.range(0, checkSets.size())
        .filter(i -> checkSets.get(i).scope().matches(placement))
        .findFirst();
  }

  @Override
  public Platform platform() {
    return Platform.GKE;
  }
}
