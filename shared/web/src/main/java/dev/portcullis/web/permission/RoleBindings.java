package dev.portcullis.web.permission;

import dev.portcullis.registers.iam.Roles;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.iam.Binding;
import dev.portcullis.wire.iam.Member;
import dev.portcullis.wire.iam.ProjectBinding;
import dev.portcullis.wire.iam.Role;
import dev.portcullis.wire.iam.TimeWindow;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The predefined roles, and bindings of them on whole projects. Immutable. */
public final class RoleBindings implements Roles {

  private final Map<ProjectId, List<Grant>> grants;

  private record Grant(Set<String> permissions, Set<String> members, Optional<TimeWindow> time) {

    static Grant of(Binding binding) {
      return new Grant(
          PredefinedRoles.permissions(binding.role()),
          binding.members().stream().map(Member::text).collect(Collectors.toUnmodifiableSet()),
          binding.condition().map(condition -> condition.expression().window()));
    }

    boolean gives(Set<String> callers, String permission, Instant now) {
      return permissions.contains(permission)
          && !Collections.disjoint(members, callers)
          && time.map(window -> window.contains(now)).orElse(true);
    }
  }

  /** What these bindings give; a role that is not known here gives nothing. */
  public RoleBindings(List<ProjectBinding> bindings) {
    this.grants =
        bindings.stream()
            .collect(
                Collectors.groupingBy(
                    ProjectBinding::project,
                    Collectors.mapping(
                        binding -> Grant.of(binding.binding()), Collectors.toUnmodifiableList())));
  }

  @Override
  public Set<String> permissions(Role role) {
    return PredefinedRoles.permissions(role);
  }

  @Override
  public boolean giveIn(ProjectId project, Set<String> members, String permission, Instant now) {
    return isGiven(grants.getOrDefault(project, List.of()), members, permission, now);
  }

  /** Whether one of the members has the permission in any project at all. */
  boolean giveAnywhere(Set<String> members, String permission, Instant now) {
    return grants.values().stream().anyMatch(given -> isGiven(given, members, permission, now));
  }

  private static boolean isGiven(
      List<Grant> grants, Set<String> members, String permission, Instant now) {
    return grants.stream().anyMatch(grant -> grant.gives(members, permission, now));
  }
}
