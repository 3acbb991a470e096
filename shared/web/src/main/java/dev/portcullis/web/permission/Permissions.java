package dev.portcullis.web.permission;

import dev.portcullis.registers.failure.RegisterException.MissingPermission;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.error.ApiException;
import java.util.Optional;

/**
 * Knows what callers may do, without asking the store. Implementations are safe for use by many
 * threads.
 */
@FunctionalInterface
public interface Permissions {

  /** Why a call is refused, as Google's services say it. */
  String REASON = "IAM_PERMISSION_DENIED";

  /**
   * Whether the caller has the permission.
   *
   * @param project on which, as the call names it; empty if the call is about none, and then on any
   */
  boolean holds(Principal caller, Optional<ProjectId> project, String permission);

  /** Those of a loopback server: its one caller owns the machine, and may do everything. */
  static Permissions ofLoopback() {
    return (caller, project, permission) -> caller.equals(Principal.LOOPBACK);
  }

  /**
   * Returns if the caller has the permission.
   *
   * @throws ApiException 403 otherwise, whether or not there is such a project
   */
  default void require(Principal caller, Optional<ProjectId> project, String permission)
      throws ApiException {
    if (!holds(caller, project, permission)) {
      String where = project.map(id -> "on the project `" + id + "`").orElse("on some project");
      throw ApiException.permissionDenied(
          "the permission `"
              + permission
              + "` is needed "
              + where
              + "; ask whoever runs this server for a role that has it",
          new MissingPermission(REASON, permission));
    }
  }
}
