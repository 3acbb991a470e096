package dev.portcullis.registers.occurrence;

import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.wire.grafeas.AttestationContent;
import dev.portcullis.wire.grafeas.Occurrence;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Derives the id of an occurrence from what it says, so that creating it twice creates one: clients
 * repeat a request whose answer they did not see.
 */
final class OccurrenceId {

  private OccurrenceId() {}

  static OccurrenceName of(ProjectId project, Occurrence occurrence) {
    MessageDigest hash = sha256();
    add(hash, Bytes.utf8(project.value()));
    add(hash, Bytes.utf8(occurrence.noteName().toString()));
    add(hash, Bytes.utf8(occurrence.resourceUri().normalized()));
    AttestationContent content = occurrence.content();
    add(hash, content.serializedPayload());
    content
        .signatures()
        .forEach(
            signature -> {
              add(hash, Bytes.utf8(signature.keyId().value()));
              add(hash, signature.bytes());
            });
    // A separator that no key id is: tokens must not pass for signatures.
    add(hash, Bytes.utf8(" jwts "));
    content.jwts().forEach(jwt -> add(hash, Bytes.copyOf(jwt.getBytes(StandardCharsets.UTF_8))));
    return new OccurrenceName(project, HexFormat.of().formatHex(hash.digest()));
  }

  /** Length first: otherwise two parts could be cut elsewhere and give the same hash. */
  private static void add(MessageDigest hash, Bytes part) {
    hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.size()).flip());
    hash.update(part.toByteArray());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
