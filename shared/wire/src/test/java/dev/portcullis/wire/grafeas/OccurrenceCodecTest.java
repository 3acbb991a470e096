package dev.portcullis.wire.grafeas;

import static dev.portcullis.wire.resource.Documents.json;
import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.read;
import static dev.portcullis.wire.resource.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrenceCodecTest {

  private static final ProjectId DEMO = new ProjectId("demo");
  private static final OccurrenceName NAME = new OccurrenceName(DEMO, "o-1");
  private static final Times TIMES =
      Times.of(Instant.parse("2024-05-06T07:08:09Z"), Instant.parse("2024-05-06T07:08:09Z"));

  /** Bytes whose base64 has every letter in which the two alphabets differ. */
  private static final Bytes SIGNATURE =
      Bytes.copyOf(new byte[] {(byte) 0xfb, (byte) 0xff, (byte) 0xbf, 1});

  private static final String WHOLE =
      """
      {
        "name": "projects/demo/occurrences/o-1",
        "resourceUri": "https://gcr.io/demo/app@sha256:%s",
        "noteName": "projects/demo/notes/qa",
        "kind": "ATTESTATION",
        "remediation": "ask the testers",
        "createTime": "2024-05-06T07:08:09Z",
        "updateTime": "2024-05-06T07:08:09Z",
        "attestation": {
          "serializedPayload": "eyJhIjogMSB9Cg==",
          "signatures": [{"publicKeyId": "urn:x", "signature": "+/+/AQ=="}],
          "jwts": [{"compactJwt": "h.p.s"}]
        }
      }
      """
          .formatted("a".repeat(64));

  private final OccurrenceCodec codec = new OccurrenceCodec();

  @Test
  void read_wholeOccurrence_keepsEveryByte() {
    assertThat(read(json(WHOLE), codec::read))
        .isEqualTo(
            new Occurrence(
                new ResourceUri("https://gcr.io/demo/app@sha256:" + "a".repeat(64)),
                new NoteName(DEMO, "qa"),
                "ask the testers",
                new AttestationContent(
                    Bytes.utf8("{\"a\": 1 }\n"),
                    List.of(new Signature(new KeyId("urn:x"), SIGNATURE)),
                    List.of("h.p.s"))));
  }

  @Test
  void write_whatWasRead_givesTheSameDocument() {
    assertThat(codec.write(NAME, read(json(WHOLE), codec::read), TIMES)).isEqualTo(json(WHOLE));
  }

  @Test
  void read_whatGcloudSends_isTheSame() {
    String sent =
        """
        attestation:
          serializedPayload: eyJhIjogMSB9Cg
          signatures: [{publicKeyId: urn:x, signature: -_-_AQ==}]
        kind: ATTESTATION
        noteName: projects/demo/notes/qa
        resourceUri: gcr.io/demo/app@sha256:%s
        """
            .formatted("a".repeat(64));

    Occurrence occurrence = read(sent, codec::read);

    assertThat(occurrence.content().serializedPayload()).isEqualTo(Bytes.utf8("{\"a\": 1 }\n"));
    assertThat(occurrence.content().signatures().get(0).bytes()).isEqualTo(SIGNATURE);
    assertThat(occurrence.resourceUri().digest()).isPresent();
  }

  @Test
  void read_protoNames_areTheSameFields() {
    Occurrence occurrence =
        read(
            """
            resource_uri: gcr.io/demo/app
            note_name: projects/demo/notes/qa
            attestation:
              serialized_payload: YQ==
              signatures: [{public_key_id: urn:x, signature: YQ==}]
              jwts: [{compact_jwt: h.p.s}]
            """,
            codec::read);

    assertThat(occurrence.content().serializedPayload()).isEqualTo(Bytes.utf8("a"));
    assertThat(occurrence.content().jwts()).containsExactly("h.p.s");
  }

  @Test
  void attestation_ofSignatures_isWhatADecisionUses() {
    Occurrence occurrence = read(json(WHOLE), codec::read);

    assertThat(occurrence.attestation(NAME))
        .isEqualTo(
            new Attestation(
                NAME,
                Bytes.utf8("{\"a\": 1 }\n"),
                List.of(new Signature(new KeyId("urn:x"), SIGNATURE)),
                List.of("h.p.s")));
  }

  @Test
  void attestation_ofTokensOnly_hasNoPayload() {
    Occurrence occurrence = read(occurrence("{jwts: [{compactJwt: h.p.s}]}"), codec::read);

    assertThat(occurrence.attestation(NAME))
        .isEqualTo(new Attestation(NAME, Bytes.utf8(""), List.of(), List.of("h.p.s")));
    assertThat(codec.write(NAME, occurrence, Times.none()))
        .isEqualTo(
            yaml(
                """
                name: projects/demo/occurrences/o-1
                resourceUri: gcr.io/demo/app
                noteName: projects/demo/notes/qa
                kind: ATTESTATION
                attestation: {jwts: [{compactJwt: h.p.s}]}
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                   | resourceUri: is required
          {}                                   | noteName: is required
          {}                                   | attestation: is required
          {resourceUri: ""}                    | resourceUri: is not a resource URI
          {noteName: notes/qa}                 | noteName: is not of the form
          {noteName: projects/p/notes/n, note_name: projects/p/notes/m} | noteName: is given twice
          {kind: BUILD}                        | kind: is not supported yet: only attestation occurrences are
          {kind: NOTE_KIND_UNSPECIFIED}        | kind: is not supported yet
          {build: {}}                          | build: is not supported yet: only attestation occurrences are
          {envelope: {}}                       | envelope: is not supported yet: only attestation occurrences are
          {vulnerability: {}, attestation: {}} | vulnerability: is not supported yet
          {resourceUrl: x}                     | resourceUrl: unknown field; did you mean `resourceUri`?
          """)
  void read_brokenOccurrence_isToldAtItsPath(String occurrence, String problem) {
    assertThat(problems(occurrence, codec::read)).anyMatch(told -> told.startsWith(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                       | attestation: is signed by nobody
          {serializedPayload: YQ==}                                | attestation: is signed by nobody
          {serializedPayload: YQ==, signatures: [], jwts: []}      | attestation: is signed by nobody
          {signatures: [{publicKeyId: x, signature: YQ==}]}        | attestation: has signatures over nothing
          {serializedPayload: "", signatures: [{publicKeyId: x, signature: YQ==}]} | attestation: has signatures over nothing
          {serializedPayload: "*", signatures: [{publicKeyId: x, signature: YQ==}]} | attestation.serializedPayload:
          {serializedPayload: "+/-_"}                              | attestation.serializedPayload:
          {signatures: [{signature: YQ==}]}                        | attestation.signatures[0].publicKeyId: is required
          {signatures: [{publicKeyId: "", signature: YQ==}]}       | attestation.signatures[0].publicKeyId: is not a key id
          {signatures: [{publicKeyId: x}]}                         | attestation.signatures[0].signature: is required
          {signatures: [{publicKeyId: x, signature: ""}]}          | attestation.signatures[0]: has an empty `signature`
          {signatures: [{publicKeyId: x, signature: YQ==, alg: y}]} | attestation.signatures[0].alg: unknown field
          {jwts: [h.p.s]}                                          | attestation.jwts[0]: must be an object
          {jwts: [{}]}                                             | attestation.jwts[0].compactJwt: is required
          {jwts: [{compactJwt: ""}]}                               | attestation.jwts[0].compactJwt: must not be empty
          {jwts: [{compactJwt: h.p.s, jwt: x}]}                    | attestation.jwts[0].jwt: unknown field
          {payload: YQ==}                                          | attestation.payload: unknown field
          """)
  void read_brokenAttestation_isToldAtItsPath(String attestation, String problem) {
    assertThat(problems(occurrence(attestation), codec::read))
        .anyMatch(told -> told.startsWith(problem));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 101})
  void read_manySignatures_areBounded(int count) {
    String one = "{publicKeyId: x, signature: YQ==}, ";

    List<String> problems =
        problems(
            occurrence("{serializedPayload: YQ==, signatures: [" + one.repeat(count) + "]}"),
            codec::read);

    assertThat(problems)
        .isEqualTo(
            count == 100
                ? List.of()
                : List.of("attestation.signatures: has more than 100 elements"));
  }

  @ParameterizedTest
  @CsvSource({"65536, 16384, ''", "65537, 1, serializedPayload", "1, 16385, signature"})
  void read_bigPayloadOrSignature_isBounded(int payload, int signature, String tooBig) {
    String attestation =
        "{serializedPayload: %s, signatures: [{publicKeyId: x, signature: %s}]}"
            .formatted(base64(payload), base64(signature));

    List<String> problems = problems(occurrence(attestation), codec::read);

    if (tooBig.isEmpty()) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems).hasSize(1).allMatch(told -> told.contains(tooBig + ": has "));
    }
  }

  private static String base64(int bytes) {
    return Base64.getEncoder().encodeToString(new byte[bytes]);
  }

  private static String occurrence(String attestation) {
    return "{resourceUri: gcr.io/demo/app, noteName: projects/demo/notes/qa, attestation: "
        + attestation
        + "}";
  }
}
