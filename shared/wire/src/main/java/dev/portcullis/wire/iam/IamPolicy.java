package dev.portcullis.wire.iam;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may do what with one resource. Bindings of the same role under the same condition are one, as
 * Google's service merges them, and stand in one order, so that policies that say the same are
 * equal. Immutable.
 */
public record IamPolicy(List<Binding> bindings) {

  /** As Google has it, each counted as often as it is named. */
  static final int MAX_MEMBERS = 1500;

  /** The same, of the members that are groups. */
  static final int MAX_GROUPS = 250;

  /** The version of a policy that has conditions. */
  public static final int WITH_CONDITIONS = 3;

  private static final IamPolicy EMPTY = new IamPolicy(List.of());

  private record Key(Role role, Optional<Condition> condition) {

    String order() {
      return role.name()
          + "\n"
          + condition.map(c -> c.expression().text() + "\n" + c.title()).orElse("");
    }
  }

  public IamPolicy {
    Map<Key, List<Member>> merged = new LinkedHashMap<>();
    for (Binding binding : bindings) {
      merged
          .computeIfAbsent(new Key(binding.role(), binding.condition()), key -> new ArrayList<>())
          .addAll(binding.members());
    }
    bindings =
        merged.entrySet().stream()
            .sorted(Comparator.comparing(entry -> entry.getKey().order()))
            .map(entry -> binding(entry.getKey(), entry.getValue()))
            .toList();
  }

  /** Nobody has any role. */
  public static IamPolicy empty() {
    return EMPTY;
  }

  /** Whether any binding holds only at times. */
  public boolean hasConditions() {
    return bindings.stream().anyMatch(binding -> binding.condition().isPresent());
  }

  /**
   * Whether the member has the role here, at all times if no time is given, at every moment of it
   * otherwise, by one binding.
   */
  public boolean grants(Role role, Member member, Optional<TimeWindow> time) {
    return bindings.stream()
        .anyMatch(binding -> binding.role().equals(role) && binding.hasAt(member, time));
  }

  private static Binding binding(Key key, List<Member> members) {
    return new Binding(key.role(), members, key.condition());
  }
}
