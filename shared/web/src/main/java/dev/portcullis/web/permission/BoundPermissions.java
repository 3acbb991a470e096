package dev.portcullis.web.permission;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.iam.Binding;
import dev.portcullis.wire.iam.Member;
import dev.portcullis.wire.iam.ProjectBinding;
import dev.portcullis.wire.iam.TimeWindow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets callers do what bindings of roles on whole projects say, and nothing else. The IAM policies
 * that clients set on single resources are kept and have no effect here yet: they neither give nor
 * take. Immutable.
 */
public final class BoundPermissions implements Permissions {

  private final Map<ProjectId, List<Grant>> grants;
  private final InstantSource clock;

  private record Grant(Set<String> permissions, Set<String> members, Optional<TimeWindow> time) {

    static Grant of(Binding binding) {
      return new Grant(
          PredefinedRoles.permissions(binding.role()),
          binding.members().stream().map(Member::text).collect(Collectors.toUnmodifiableSet()),
          binding.condition().map(condition -> condition.expression().window()));
    }

    boolean gives(Principal caller, String permission, Instant now) {
      return permissions.contains(permission)
          && !Collections.disjoint(members, caller.members())
          && time.map(window -> window.contains(now)).orElse(true);
    }
  }

  /** What these bindings give; a role that is not known here gives nothing. */
  public BoundPermissions(List<ProjectBinding> bindings, InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.grants =
        bindings.stream()
            .collect(
                Collectors.groupingBy(
                    ProjectBinding::project,
                    Collectors.mapping(
                        binding -> Grant.of(binding.binding()), Collectors.toUnmodifiableList())));
  }

  @Override
  public boolean holds(Principal caller, Optional<ProjectId> project, String permission) {
    Instant now = clock.instant();
    return project.isPresent()
        ? isGiven(grants.getOrDefault(project.get(), List.of()), caller, permission, now)
        : grants.values().stream().anyMatch(given -> isGiven(given, caller, permission, now));
  }

  private static boolean isGiven(
      List<Grant> grants, Principal caller, String permission, Instant now) {
    return grants.stream().anyMatch(grant -> grant.gives(caller, permission, now));
  }
}
