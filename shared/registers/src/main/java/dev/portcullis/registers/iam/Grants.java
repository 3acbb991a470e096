package dev.portcullis.registers.iam;

import dev.portcullis.wire.iam.IamPolicy;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * What is kept of an IAM policy. Immutable.
 *
 * @param since when the resource was created that it is about: one that was created again under the
 *     name has none of the grants of the one before
 * @param policy who may do what
 */
public record Grants(Instant since, IamPolicy policy) {

  public Grants {
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(policy, "policy");
  }

  /**
   * Whether the policy gives one of the members the permission on the resource that it is about. A
   * role gives what there is on such a resource, and nothing of what else it has.
   *
   * @param members as policies write them, such as {@code user:ada@example.com}
   */
  public boolean give(
      IamResource resource, Set<String> members, String permission, Roles roles, Instant now) {
    return resource.permissions().contains(permission)
        && policy.bindings().stream()
            .filter(binding -> binding.gives(members, now))
            .anyMatch(binding -> roles.permissions(binding.role()).contains(permission));
  }
}
