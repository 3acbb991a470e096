package dev.portcullis.registers.policy;

import dev.portcullis.registers.weakening.Weakening;
import dev.portcullis.registers.weakening.WeakeningRule;
import dev.portcullis.verification.check.AlwaysDeny;
import dev.portcullis.verification.check.CheckSet;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.AllowlistPattern;
import dev.portcullis.verification.policy.GkePolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a change of a policy of checks weakens. Proved to be as strict: fewer patterns of exempt
 * images, further checks, checks that ask for more; names count for nothing. Other scopes, or
 * another number of check sets, are not compared. Before the first version nothing passes under its
 * name, so a new policy is a weakening unless it refuses everything: otherwise a new name would get
 * round every rule. Immutable.
 */
final class GkePolicyWeakening implements WeakeningRule<GkePolicy> {

  @Override
  public List<Weakening> weakenings(Optional<GkePolicy> before, Optional<GkePolicy> after) {
    if (after.isEmpty() || refusesEverything(after.get())) {
      return List.of();
    }
    return before.isPresent()
        ? compare(before.get(), after.get())
        : List.of(
            new Weakening("gkePolicy", "does not refuse every image, and nothing passed before"));
  }

  private static List<Weakening> compare(GkePolicy before, GkePolicy after) {
    List<Weakening> found = new ArrayList<>();
    List<CheckSet> old = before.checkSets();
    List<CheckSet> now = after.checkSets();
    compare(before.imageAllowlist(), after.imageAllowlist(), "gkePolicy", found);
    if (!scopes(old).equals(scopes(now))) {
      found.add(
          new Weakening(
              "gkePolicy.checkSets", "the check sets apply elsewhere than they did before"));
      return found;
    }
    for (int i = 0; i < now.size(); i++) {
      String path = "gkePolicy.checkSets[" + i + "]";
      compare(old.get(i).imageAllowlist(), now.get(i).imageAllowlist(), path, found);
      compareChecks(old.get(i), now.get(i), path + ".checks", found);
    }
    return found;
  }

  /** A policy without check sets does not: Google's evaluation says that everything conforms. */
  private static boolean refusesEverything(GkePolicy policy) {
    return policy.imageAllowlist().patterns().isEmpty()
        && !policy.checkSets().isEmpty()
        && policy.checkSets().stream().allMatch(GkePolicyWeakening::refusesEverything);
  }

  private static boolean refusesEverything(CheckSet set) {
    return set.imageAllowlist().patterns().isEmpty()
        && set.checks().stream()
            .anyMatch(
                check ->
                    check.condition() instanceof AlwaysDeny
                        && check.imageAllowlist().patterns().isEmpty());
  }

  /** Whether every pattern of an allowlist was on the other one. */
  static boolean isWithin(Allowlist now, Allowlist before) {
    return patterns(before).containsAll(patterns(now));
  }

  private static void compare(Allowlist before, Allowlist now, String path, List<Weakening> found) {
    if (!isWithin(now, before)) {
      found.add(
          new Weakening(
              path + ".imageAllowlist",
              "it exempts images that were not exempt by a pattern of it"));
    }
  }

  private static void compareChecks(
      CheckSet before, CheckSet now, String path, List<Weakening> found) {
    if (before.checks().isEmpty() && !now.checks().isEmpty()) {
      // The gate refuses what nobody checks, so the first check lets something through.
      found.add(new Weakening(path, "there were no checks, which the gate refuses"));
      return;
    }
    if (!before.checks().isEmpty() && now.checks().isEmpty()) {
      found.add(new Weakening(path, "there are no checks any more"));
      return;
    }
    for (int i = 0; i < before.checks().size(); i++) {
      var old = before.checks().get(i);
      if (now.checks().stream().noneMatch(check -> StricterCheck.isAsStrict(check, old))) {
        found.add(
            new Weakening(
                path, "no check is known to be as strict as check " + i + " of before was"));
      }
    }
  }

  private static Set<String> patterns(Allowlist allowlist) {
    Set<String> patterns = new HashSet<>();
    for (AllowlistPattern pattern : allowlist.patterns()) {
      patterns.add(pattern.wildcard() + " " + pattern.literal());
    }
    return patterns;
  }

  private static List<?> scopes(List<CheckSet> sets) {
    return sets.stream().map(CheckSet::scope).toList();
  }
}
