package dev.portcullis.wire.iam;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A role, and who has it. Immutable.
 *
 * @param members at least one, in the order of their texts, none twice
 * @param condition when they have it; empty for always
 */
public record Binding(Role role, List<Member> members, Optional<Condition> condition) {

  public Binding {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(condition, "condition");
    members = members.stream().distinct().sorted(Comparator.comparing(Member::text)).toList();
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a binding without a member");
    }
  }

  /** Whether one of the members, as policies write them, has the role by this binding now. */
  public boolean gives(Set<String> texts, Instant now) {
    return condition.map(c -> c.expression().window().contains(now)).orElse(true)
        && members.stream().map(Member::text).anyMatch(texts::contains);
  }

  /** Whether the member has the role by this binding at every moment of a time, or always. */
  boolean hasAt(Member member, Optional<TimeWindow> time) {
    Optional<TimeWindow> own = condition.map(c -> c.expression().window());
    return members.contains(member)
        && (own.isEmpty() || time.map(own.get()::contains).orElse(false));
  }
}
