package dev.portcullis.registers.evidence;

import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.NoteName;

/**
 * Where evidence is kept: under a name that a decision can work out, so that it need not search.
 */
public final class EvidencePath {

  private EvidencePath() {}

  /** Where the attestations of a digest under a note are kept. */
  public static DocumentPath of(Digest digest, NoteName note) {
    return DocumentPath.of("evidence", Sha256.hex(digest + "\n" + note));
  }
}
