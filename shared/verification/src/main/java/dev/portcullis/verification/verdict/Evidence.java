package dev.portcullis.verification.verdict;

import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.NoteName;
import java.util.List;

/** The attestations that are known. */
@FunctionalInterface
public interface Evidence {

  /**
   * The attestations of one digest under one note, in a fixed order; empty if there are none.
   * Unverified: whoever may attach to the note can have written them.
   */
  List<Attestation> under(NoteName note, Digest digest);
}
