package dev.portcullis.web.permission;

import dev.portcullis.registers.failure.RegisterException.MissingPermission;
import dev.portcullis.registers.iam.IamResource;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.wire.iam.IamPermission;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Knows what callers may do: in a project, without asking the store, and on single resources, where
 * an implementation may have to ask it. Implementations are safe for use by many threads.
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

  /**
   * Those of the resources on which the caller does not have the permission, in their order. Who
   * has it on a project has it on every resource there.
   */
  default List<IamResource> lacking(
      Principal caller, Collection<IamResource> resources, String permission) {
    return resources.stream()
        .filter(resource -> !holds(caller, Optional.of(resource.project()), permission))
        .toList();
  }

  /** Those of the permissions that the caller has on the resource. */
  default List<IamPermission> among(
      Principal caller, IamResource resource, List<IamPermission> permissions) {
    return permissions.stream()
        .filter(asked -> holds(caller, Optional.of(resource.project()), asked.name()))
        .toList();
  }

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
      throw missing(
          permission,
          project.map(id -> "on the project `" + id + "`").orElse("on some project"),
          "whoever runs this server");
    }
  }

  /**
   * Returns if the caller has the permission on all of the resources.
   *
   * @throws ApiException 403 otherwise, whether or not there are such resources
   */
  default void require(Principal caller, Collection<IamResource> resources, String permission)
      throws ApiException {
    List<IamResource> lacking = lacking(caller, resources, permission);
    if (!lacking.isEmpty()) {
      IamResource first = lacking.get(0);
      throw missing(
          permission,
          "on the project `" + first.project() + "`, or on `" + first.name() + "` alone",
          "whoever owns it");
    }
  }

  private static ApiException missing(String permission, String where, String owner) {
    return ApiException.permissionDenied(
        "the permission `"
            + permission
            + "` is needed "
            + where
            + "; ask "
            + owner
            + " for a role that has it",
        new MissingPermission(REASON, permission));
  }
}
