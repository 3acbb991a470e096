package dev.portcullis.testkit.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.attestation.SimpleSigning;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.signature.Bytes;
import org.junit.jupiter.api.Test;

class PayloadsTest {

  /** The size and the last byte were read off what gcloud wrote for this very image. */
  @Test
  void simpleSigning_demoApp_hasTheSizeThatGcloudWrites() {
    Bytes payload = Payloads.simpleSigning("gcr.io/demo/app", new Digest("a".repeat(64)));

    assertThat(payload.size()).isEqualTo(277);
    assertThat(payload.toByteArray()[276]).isEqualTo((byte) 0x0a);
  }

  /** What the bridge signs is what gcloud would have. */
  @Test
  void simpleSigning_payload_isTheSameBytes() {
    Digest digest = new Digest("b".repeat(64));

    assertThat(new SimpleSigning(digest, "gcr.io/demo/app").payload())
        .isEqualTo(Payloads.simpleSigning("gcr.io/demo/app", digest));
  }
}
