package dev.portcullis.registers.evidence;

import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.NoteName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where evidence is kept: under a name that a decision can work out, so that it need not search.
 */
public final class EvidencePath {

  private EvidencePath() {}

  /** Where the attestations of a digest under a note are kept. */
  public static DocumentPath of(Digest digest, NoteName note) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((digest + "\n" + note).getBytes(StandardCharsets.UTF_8));
      return DocumentPath.of("evidence", HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
