package dev.portcullis.registers.weakening;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.name.ProjectId;

/** Tells who may weaken what a project has settled. Implementations are safe for many threads. */
@FunctionalInterface
public interface WeakeningPermission {

  /** What the permission is called. */
  String NAME = "portcullis.policies.weaken";

  /** Why a weakening is refused, as a word for programs. */
  String REASON = "WEAKENING_NOT_PERMITTED";

  /** Whether the author may weaken what belongs to the project. */
  boolean holds(Principal author, ProjectId project);

  /** Everybody may. */
  static WeakeningPermission everybody() {
    return (author, project) -> true;
  }

  /** Nobody may. */
  static WeakeningPermission nobody() {
    return (author, project) -> false;
  }
}
