package dev.portcullis.web.permission;

import dev.portcullis.registers.iam.Grants;
import dev.portcullis.registers.iam.IamRegister;
import dev.portcullis.registers.iam.IamResource;
import dev.portcullis.registers.iam.Roles;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.iam.IamPermission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Lets callers do what they may do in a project, and on single resources of it what the IAM
 * policies of these give them as well: such a policy adds, and never takes away.
 *
 * <p>Whoever has the permission in the project costs no read, and neither does a question that no
 * IAM policy could answer; every other question is one read, of the IAM policies and of the
 * resources that they are about, whether or not there are any. That is a read of its own before the
 * one of whoever answers the call, as what is read there depends on the call's body, and the body
 * of a caller who may do nothing is not looked at. Safe for use by many threads.
 */
public final class GrantedPermissions implements Permissions {

  private final Permissions inProjects;
  private final IamRegister policies;
  private final Roles roles;
  private final InstantSource clock;

  /** What these permissions give, and what these policies add by these roles. */
  public GrantedPermissions(
      Permissions inProjects, IamRegister policies, Roles roles, InstantSource clock) {
    this.inProjects = Objects.requireNonNull(inProjects, "inProjects");
    this.policies = Objects.requireNonNull(policies, "policies");
    this.roles = Objects.requireNonNull(roles, "roles");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public boolean holds(Principal caller, Optional<ProjectId> project, String permission) {
    return inProjects.holds(caller, project, permission);
  }

  @Override
  public List<IamResource> lacking(
      Principal caller, Collection<IamResource> resources, String permission) {
    List<IamResource> lacking = inProjects.lacking(caller, resources, permission);
    List<IamResource> open =
        lacking.stream().filter(r -> isOpen(caller, r, permission)).distinct().toList();
    if (open.isEmpty()) {
      return lacking;
    }
    BiPredicate<IamResource, String> granted = granted(caller, open);
    return lacking.stream().filter(resource -> !granted.test(resource, permission)).toList();
  }

  @Override
  public List<IamPermission> among(
      Principal caller, IamResource resource, List<IamPermission> permissions) {
    List<IamPermission> held = inProjects.among(caller, resource, permissions);
    if (permissions.stream()
        .noneMatch(asked -> !held.contains(asked) && isOpen(caller, resource, asked.name()))) {
      return held;
    }
    BiPredicate<IamResource, String> granted = granted(caller, List.of(resource));
    return permissions.stream()
        .filter(asked -> held.contains(asked) || granted.test(resource, asked.name()))
        .toList();
  }

  /** Whether some IAM policy could give the caller this. */
  private static boolean isOpen(Principal caller, IamResource resource, String permission) {
    return !caller.members().isEmpty() && resource.permissions().contains(permission);
  }

  private BiPredicate<IamResource, String> granted(Principal caller, List<IamResource> resources) {
    Map<IamResource, Grants> inForce = policies.inForce(resources);
    Instant now = clock.instant();
    return (resource, permission) -> {
      Optional<Grants> grants = Optional.ofNullable(inForce.get(resource));
      return grants
          .map(kept -> kept.give(resource, caller.members(), permission, roles, now))
          .orElse(false);
    };
  }
}
