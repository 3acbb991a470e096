package dev.portcullis.registers.iam;

import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.iam.Role;
import java.time.Instant;
import java.util.Set;

/**
 * What roles let their members do, and who has them in whole projects. Knows it without asking the
 * store. Implementations are safe for use by many threads.
 */
public interface Roles {

  /** What the role lets its members do; nothing if it is not known. */
  Set<String> permissions(Role role);

  /**
   * Whether one of the members has the permission on everything in the project.
   *
   * @param members as policies write them, such as {@code user:ada@example.com}
   */
  boolean giveIn(ProjectId project, Set<String> members, String permission, Instant now);
}
