package dev.portcullis.registers.document;

import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import java.util.Optional;

/**
 * The versions of one resource, and the way back to them. Safe for use by many threads.
 *
 * @param <T> the resource
 */
public final class ResourceHistory<T> {

  private final RevisionedRegister<T> register;
  private final DocumentPath path;
  private final RollbackRule<T> rule;

  ResourceHistory(RevisionedRegister<T> register, DocumentPath path, RollbackRule<T> rule) {
    this.register = register;
    this.path = path;
    this.rule = rule;
  }

  /**
   * One page of the versions, newest first; none if there never was such a resource.
   *
   * @throws InvalidPageTokenException if the token is not of such a list
   */
  public History<T> page(int limit, Optional<PageToken> after) throws InvalidPageTokenException {
    return register.revisions(path, limit, after);
  }

  /**
   * Makes what an old version said the current version.
   *
   * @throws RegisterException as {@link RevisionedRegister#rollback}
   */
  public Revision<T> rollback(Principal author, long number, Optional<String> etag)
      throws RegisterException {
    return register.rollback(author, path, number, etag, rule);
  }
}
