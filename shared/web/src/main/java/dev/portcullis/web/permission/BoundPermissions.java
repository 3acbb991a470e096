package dev.portcullis.web.permission;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.name.ProjectId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/** Lets callers do what bindings of roles on whole projects say, and nothing else. Immutable. */
public final class BoundPermissions implements Permissions {

  private final RoleBindings bindings;
  private final InstantSource clock;

  /** What these bindings give. */
  public BoundPermissions(RoleBindings bindings, InstantSource clock) {
    this.bindings = Objects.requireNonNull(bindings, "bindings");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public boolean holds(Principal caller, Optional<ProjectId> project, String permission) {
    Instant now = clock.instant();
    return project
        .map(id -> bindings.giveIn(id, caller.members(), permission, now))
        .orElseGet(() -> bindings.giveAnywhere(caller.members(), permission, now));
  }
}
