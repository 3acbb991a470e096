package dev.portcullis.registers.iam;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.wire.iam.IamPermission;
import java.util.List;

/** Tells which permissions a caller has. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface HeldPermissions {

  /** Those of the permissions that the caller has on the resource. */
  List<IamPermission> among(
      Principal caller, IamResource resource, List<IamPermission> permissions);
}
