package dev.portcullis.testkit.signing;

import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.signature.Bytes;

/** What attestations sign. */
public final class Payloads {

  private Payloads() {}

  /**
   * The bytes that {@code gcloud container binauthz create-signature-payload} writes: two spaces,
   * sorted keys, one line feed at the end.
   *
   * @param reference registry and repository, without scheme, tag or digest
   */
  public static Bytes simpleSigning(String reference, Digest digest) {
    return Bytes.utf8(
        """
        {
          "critical": {
            "identity": {
              "docker-reference": "%s"
            },
            "image": {
              "docker-manifest-digest": "%s"
            },
            "type": "Google cloud binauthz container signature"
          }
        }
        """
            .formatted(reference, digest));
  }
}
