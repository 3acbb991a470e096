package dev.portcullis.record.request;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.verification.name.ProjectId;

/**
 * Which request it is: the id that a caller chose, within the project and for that caller alone, so
 * that nobody can guess an id and be shown another's decision. Immutable.
 *
 * @param project the project that was asked about
 * @param hash SHA-256 over project, caller and id, lower-case hexadecimal
 */
public record RequestKey(ProjectId project, String hash) {

  /** The key of a request. */
  public static RequestKey of(ProjectId project, Principal principal, String requestId) {
    String hash =
        Sha256.start()
            .part(project.value())
            .part(principal.kind().name())
            .part(principal.subject())
            .part(requestId)
            .hex();
    return new RequestKey(project, hash);
  }

  /** Where the answer to it is remembered. */
  public DocumentPath path() {
    return DocumentPath.of("projects", project.value()).in("requests", hash);
  }
}
