package dev.portcullis.testkit.gate;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.testkit.signing.Payloads;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.wire.grafeas.AttestationContent;
import java.util.Arrays;
import java.util.List;

/** What attestations say, signed as {@code gcloud} has it signed. */
public final class Statements {

  private Statements() {}

  /** That this image is meant, signed by each of these keys. */
  public static AttestationContent of(String image, TestKey... keys) {
    PinnedImage pinned = pinned(image);
    return signed(Payloads.simpleSigning(pinned.repository().toString(), pinned.digest()), keys);
  }

  /** Any bytes, signed by each of these keys. */
  public static AttestationContent signed(Bytes payload, TestKey... keys) {
    List<Signature> signatures =
        Arrays.stream(keys).map(key -> new Signature(key.id(), key.sign(payload))).toList();
    return new AttestationContent(payload, signatures, List.of());
  }

  /** A reference that must be by digest. */
  static PinnedImage pinned(String image) {
    try {
      if (ImageReference.parse(image) instanceof PinnedImage pinned) {
        return pinned;
      }
    } catch (InvalidTextException e) {
      throw new IllegalArgumentException(image, e);
    }
    throw new IllegalArgumentException("not named by digest: " + image);
  }
}
