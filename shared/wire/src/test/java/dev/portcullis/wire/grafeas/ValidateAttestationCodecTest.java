package dev.portcullis.wire.grafeas;

import static dev.portcullis.wire.resource.Documents.json;
import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.signature.Bytes;
import org.junit.jupiter.api.Test;

class ValidateAttestationCodecTest {

  private final ValidateAttestationCodec codec = new ValidateAttestationCodec();

  @Test
  void read_question_keepsIt() {
    ValidateAttestationRequest request =
        read(
            """
            attestation:
              serializedPayload: YQ==
              signatures: [{publicKeyId: urn:x, signature: Yg==}]
            occurrenceNote: projects/demo/notes/qa
            occurrenceResourceUri: gcr.io/demo/app
            """,
            codec::read);

    assertThat(request.content().serializedPayload()).isEqualTo(Bytes.utf8("a"));
    assertThat(request.occurrenceNote()).hasToString("projects/demo/notes/qa");
    assertThat(request.occurrenceResourceUri()).hasToString("gcr.io/demo/app");
  }

  @Test
  void read_nothing_saysWhatIsRequired() {
    assertThat(problems("{occurrence: x}", codec::read))
        .containsExactly(
            "attestation: is required",
            "occurrenceNote: is required",
            "occurrenceResourceUri: is required",
            "occurrence: unknown field");
  }

  @Test
  void answers_areWhatGcloudReads() {
    assertThat(codec.verified()).isEqualTo(json("{\"result\": \"VERIFIED\"}"));
    assertThat(codec.notVerifiable("no such key"))
        .isEqualTo(
            json(
                "{\"result\": \"ATTESTATION_NOT_VERIFIABLE\", \"denialReason\": \"no such key\"}"));
  }
}
