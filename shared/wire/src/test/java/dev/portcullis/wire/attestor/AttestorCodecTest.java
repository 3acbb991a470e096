package dev.portcullis.wire.attestor;

import static dev.portcullis.wire.attestor.TestKeys.P256;
import static dev.portcullis.wire.attestor.TestKeys.P256_ID;
import static dev.portcullis.wire.attestor.TestKeys.quoted;
import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.read;
import static dev.portcullis.wire.resource.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.Cursor;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.wire.resource.ApiVersion;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttestorCodecTest {

  private static final ProjectId DEMO = new ProjectId("demo");
  private static final AttestorName QA = new AttestorName(DEMO, "qa");
  private static final Stamp STAMP = Stamp.of(Instant.parse("2024-05-06T07:08:09Z"), "abc");
  private static final String EMAIL =
      "service-1@gcp-sa-binaryauthorization.iam.gserviceaccount.com";

  private final AttestorCodec codec = new AttestorCodec(PublicKeys.trusted());

  @Test
  void write_v1Attestor_isWhatGoogleAnswers() {
    Attestor attestor = new Attestor(QA, "QA", new NoteName(DEMO, "n"), keys());

    assertThat(codec.write(attestor, STAMP, Optional.of(EMAIL), ApiVersion.V1))
        .isEqualTo(
            yaml(
                """
                name: projects/demo/attestors/qa
                description: QA
                userOwnedGrafeasNote:
                  noteReference: projects/demo/notes/n
                  publicKeys:
                  - comment: laptop
                    id: %s
                    pkixPublicKey:
                      publicKeyPem: %s
                      signatureAlgorithm: ECDSA_P256_SHA256
                      keyId: %s
                  delegationServiceAccountEmail: %s
                updateTime: '2024-05-06T07:08:09Z'
                etag: abc
                """
                    .formatted(P256_ID, quoted(P256), P256_ID, EMAIL)));
  }

  @ParameterizedTest
  @EnumSource
  void read_whatWasWritten_isTheSameInEveryVersion(ApiVersion version) {
    Attestor attestor = new Attestor(QA, "QA", new NoteName(DEMO, "n"), keys());

    Received<Attestor> received =
        read(
            codec.write(attestor, STAMP, Optional.of(EMAIL), version),
            cursor -> codec.read(cursor, QA, version));

    assertThat(received).isEqualTo(new Received<>(attestor, Optional.of("abc")));
  }

  @ParameterizedTest
  @EnumSource(names = "V1", mode = EnumSource.Mode.EXCLUDE)
  void write_earlyVersion_usesTheOldNameAndNoInnerId(ApiVersion version) {
    Attestor attestor = new Attestor(QA, "", new NoteName(DEMO, "n"), keys());

    assertThat(codec.write(attestor, Stamp.none(), Optional.empty(), version))
        .isEqualTo(
            yaml(
                """
                name: projects/demo/attestors/qa
                userOwnedDrydockNote:
                  noteReference: projects/demo/notes/n
                  publicKeys:
                  - comment: laptop
                    id: %s
                    pkixPublicKey: {publicKeyPem: %s, signatureAlgorithm: ECDSA_P256_SHA256}
                """
                    .formatted(P256_ID, quoted(P256))));
  }

  @Test
  void read_attestorWithoutKeys_hasNone() {
    Attestor attestor =
        read("{userOwnedGrafeasNote: {noteReference: projects/demo/notes/n}}", this::readV1)
            .value();

    assertThat(attestor).isEqualTo(new Attestor(QA, "", new NoteName(DEMO, "n"), List.of()));
  }

  @Test
  void read_nameAndOutputFields_areTheServers() {
    Attestor attestor =
        read(
                """
                name: projects/other/attestors/evil
                updateTime: not a time
                user_owned_grafeas_note:
                  note_reference: projects/demo/notes/n
                  delegation_service_account_email: evil@example.com
                """,
                this::readV1)
            .value();

    assertThat(attestor.name()).isEqualTo(QA);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                    | userOwnedGrafeasNote: is required
          {userOwnedGrafeasNote: {}}            | userOwnedGrafeasNote.noteReference: is required
          {userOwnedDrydockNote: {}}            | userOwnedDrydockNote: unknown field
          {userOwnedGrafeasNote: {noteReference: notes/n}} | userOwnedGrafeasNote.noteReference: is not of the form
          {userOwnedGrafeasNote: {noteReference: projects/12345/notes/n}} | userOwnedGrafeasNote.noteReference: must name the note's project by its id
          {userOwnedGrafeasNote: {publicKey: []}} | userOwnedGrafeasNote.publicKey: unknown field; did you mean `publicKeys`?
          {etag: 5}                             | etag: must be a string
          {descripton: x}                       | descripton: unknown field; did you mean `description`?
          """)
  void read_brokenAttestor_isToldAtItsPath(String attestor, String problem) {
    assertThat(problems(attestor, this::readV1)).anyMatch(told -> told.startsWith(problem));
  }

  private Optional<Received<Attestor>> readV1(Cursor cursor) {
    return codec.read(cursor, QA, ApiVersion.V1);
  }

  private static List<PublicKey> keys() {
    String key =
        "[{comment: laptop, pkixPublicKey: {publicKeyPem: "
            + quoted(P256)
            + ", signatureAlgorithm: ECDSA_P256_SHA256}}]";
    return read(key, cursor -> Optional.of(PublicKeys.trusted().read(cursor)));
  }
}
