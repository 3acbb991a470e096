package dev.portcullis.wire.grafeas;

import static dev.portcullis.wire.resource.Documents.json;
import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.json.Limits;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.Bytes;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One changed byte breaks every signature, so payloads and signatures come back as they came. */
class AttestationBytesTest {

  private static final OccurrenceName NAME = new OccurrenceName(new ProjectId("demo"), "o-1");
  private static final Map<String, Base64.Encoder> FORMS =
      Map.of(
          "standard", Base64.getEncoder(),
          "standard unpadded", Base64.getEncoder().withoutPadding(),
          "url-safe", Base64.getUrlEncoder(),
          "url-safe unpadded", Base64.getUrlEncoder().withoutPadding());

  private final OccurrenceCodec codec = new OccurrenceCodec();

  @ParameterizedTest
  @ValueSource(strings = {"standard", "standard unpadded", "url-safe", "url-safe unpadded"})
  void bytes_ofEveryValueInEveryPlace_comeBack(String form) throws Exception {
    Base64.Encoder encoder = Objects.requireNonNull(FORMS.get(form));
    for (int first = 0; first < 256; first++) {
      for (int length = 1; length <= 3; length++) {
        byte[] bytes = new byte[length + 1];
        bytes[0] = (byte) first;
        bytes[length] = (byte) (255 - first);
        Occurrence sent = read(json(occurrence(encoder.encodeToString(bytes))), codec::read);
        // Once more through what is stored and answered.
        String written = JsonWriter.compact(codec.write(NAME, sent, Times.none()));
        Occurrence back = read(JsonText.parse(written, Limits.REQUEST), codec::read);

        assertThat(back).isEqualTo(sent);
        assertThat(back.content().serializedPayload()).isEqualTo(Bytes.copyOf(bytes));
        assertThat(back.content().signatures().get(0).bytes()).isEqualTo(Bytes.copyOf(bytes));
        assertThat(written).contains(Base64.getEncoder().encodeToString(bytes));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"+-8=", "_/8=", "-_+/", "+w=", "YQ==\n", " YQ==", "YR=="})
  void bytes_inMixedOrBrokenForm_areRefused(String text) {
    List<String> problems = problems(json(occurrence(text.replace("\n", "\\n"))), codec::read);

    assertThat(problems)
        .anyMatch(told -> told.startsWith("attestation.serializedPayload: must be base64"))
        .anyMatch(told -> told.startsWith("attestation.signatures[0].signature: must be base64"));
  }

  private static String occurrence(String base64) {
    return """
        {"resourceUri": "gcr.io/p/app", "noteName": "projects/demo/notes/qa", "attestation": {
          "serializedPayload": "%s", "signatures": [{"publicKeyId": "k", "signature": "%s"}]}}
        """
        .formatted(base64, base64);
  }
}
