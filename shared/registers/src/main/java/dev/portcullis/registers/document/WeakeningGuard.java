package dev.portcullis.registers.document;

import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.weakening.Weakening;
import dev.portcullis.registers.weakening.WeakeningPermission;
import dev.portcullis.registers.weakening.WeakeningRule;
import dev.portcullis.storage.DocumentPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lets a weakening through only for who may weaken, and says what it weakens. */
final class WeakeningGuard<T> {

  /** More than this many nobody reads, and a history has to stay readable. */
  static final int MAX_KEPT = 50;

  private static final int MAX_TOLD = 10;

  private final WeakeningRule<T> rule;
  private final WeakeningPermission permission;

  WeakeningGuard(WeakeningRule<T> rule, WeakeningPermission permission) {
    this.rule = rule;
    this.permission = permission;
  }

  /**
   * What the change weakens, to be kept with it.
   *
   * @throws RegisterException if it weakens something and the author may not
   */
  List<Weakening> admit(Principal author, DocumentPath path, Optional<T> before, Optional<T> after)
      throws RegisterException {
    List<Weakening> weakenings = rule.weakenings(before, after);
    if (!weakenings.isEmpty() && !permission.holds(author, RevisionPaths.project(path))) {
      throw RegisterException.forbidden(
          WeakeningPermission.REASON,
          WeakeningPermission.NAME,
          "the change is a weakening, for which you need permission `"
              + WeakeningPermission.NAME
              + "`: "
              + cut(weakenings, MAX_TOLD).stream()
                  .map(Weakening::toString)
                  .collect(Collectors.joining("; "))
              + "; nothing was changed");
    }
    return cut(weakenings, MAX_KEPT);
  }

  private static List<Weakening> cut(List<Weakening> weakenings, int most) {
    if (weakenings.size() <= most) {
      return weakenings;
    }
    List<Weakening> shorter = new ArrayList<>(weakenings.subList(0, most));
    shorter.add(new Weakening("", "and " + (weakenings.size() - most) + " more"));
    return shorter;
  }
}
