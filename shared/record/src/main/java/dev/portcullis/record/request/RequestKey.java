package dev.portcullis.record.request;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.name.ProjectId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    // A project id and a request id hold no line break, so the parts cannot run into each other.
    String parts =
        project + "\n" + requestId + "\n" + principal.kind() + "\n" + principal.subject();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
      return new RequestKey(project, HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Where the answer to it is remembered. */
  public DocumentPath path() {
    return DocumentPath.of("projects", project.value()).in("requests", hash);
  }
}
