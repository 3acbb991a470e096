package dev.portcullis.wire.attestor;

import static dev.portcullis.wire.attestor.TestKeys.OTHER_P256;
import static dev.portcullis.wire.attestor.TestKeys.P256;
import static dev.portcullis.wire.attestor.TestKeys.P256_ID;
import static dev.portcullis.wire.attestor.TestKeys.quoted;
import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.verification.signature.PayloadForm;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.verification.signature.TinkKeyParser;
import dev.portcullis.wire.resource.ApiVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeysTest {

  @Test
  void read_keyWithoutId_getsTheHashOfItsBytes() {
    PkixKey key = (PkixKey) read(list(key("", P256)), PublicKeysTest::checked).get(0);

    assertThat(key.id()).hasToString(P256_ID);
    assertThat(key.pem().text()).isEqualTo(P256);
    assertThat(key.algorithm()).isEqualTo(SignatureAlgorithm.ECDSA_P256_SHA256);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:x",
        "//cloudkms.googleapis.com/v1/projects/p/locations/l/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1",
        "ni:///sha-256;EwVx",
        "FA3B87F9A12495827149AB7948442F53081EA815"
      })
  void read_chosenId_isKept(String id) {
    assertThat(read(list(key("id: '" + id + "'", P256)), PublicKeysTest::checked).get(0).id())
        .hasToString(id);
    assertThat(read(list(inner("keyId: '" + id + "'", P256)), PublicKeysTest::checked).get(0).id())
        .hasToString(id);
  }

  @Test
  void read_sameIdTwice_isOne() {
    String both =
        "{id: urn:x, pkixPublicKey: {keyId: urn:x, signatureAlgorithm: ECDSA_P256_SHA256,"
            + " publicKeyPem: %s}}".formatted(quoted(P256));

    assertThat(read(list(both), PublicKeysTest::checked).get(0).id()).hasToString("urn:x");
    assertThat(read(list(both.replaceFirst("urn:x", "''")), PublicKeysTest::checked).get(0).id())
        .hasToString("urn:x");
    assertThat(problems(list(both.replaceFirst("urn:x", "urn:y")), PublicKeysTest::checked))
        .containsExactly("[0].pkixPublicKey.keyId: differs from the `id` around it: leave it out");
  }

  @ParameterizedTest
  @EnumSource
  void read_aliasOfAnAlgorithm_isItsCanonicalName(SignatureAlgorithm algorithm) {
    String alias = algorithm.alias().orElse(algorithm.name());
    String key = key("", P256).replace("ECDSA_P256_SHA256", alias);

    assertThat(read(list(key), PublicKeysTest::trusted).get(0))
        .isInstanceOfSatisfying(
            PkixKey.class, read -> assertThat(read.algorithm()).isEqualTo(algorithm));
  }

  @Test
  void read_keyThatDoesNotFit_isRefusedFromClientsOnly() {
    String key = key("", P256).replace("ECDSA_P256_SHA256", "RSA_PSS_2048_SHA256");

    assertThat(problems(list(key), PublicKeysTest::checked))
        .hasSize(1)
        .allMatch(p -> p.startsWith("[0].pkix"));
    assertThat(problems(list(key), PublicKeysTest::trusted)).isEmpty();
  }

  /** What gcloud does not know of is there again when an attestor is read back. */
  @Test
  void write_lifeAndForm_areReadBack() {
    String sent =
        key(
            "notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-01-01T00:00:00Z',"
                + " revoked: '2026-06-01T12:00:00.5Z', dssePayloadType: application/x+json",
            P256);
    List<PublicKey> keys = read(list(sent), PublicKeysTest::checked);

    assertThat(keys.get(0).life().objectionAt(Instant.parse("2026-06-02T00:00:00Z")))
        .contains("was revoked on 2026-06-01T12:00:00.500Z");
    assertThat(((PkixKey) keys.get(0)).form())
        .isEqualTo(new PayloadForm.Dsse("application/x+json"));
    assertThat(
            read(
                JsonWriter.compact(PublicKeys.write(keys, ApiVersion.V1)), PublicKeysTest::trusted))
        .isEqualTo(keys);
  }

  @Test
  void read_duplicateIds_areRefused() {
    String keys = list(key("id: urn:x", P256), key("", P256), key("id: urn:x", OTHER_P256));

    assertThat(problems(keys, PublicKeysTest::trusted))
        .containsExactly("[2]: has the id of `[0]`: give each key its own, or leave one out");
  }

  @Test
  void read_sameKeyTwiceWithoutId_isADuplicate() {
    assertThat(problems(list(key("", P256), key("", P256)), PublicKeysTest::trusted)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                   | [0].pkixPublicKey: is required
          {asciiArmoredPgpPublicKey: x}        | [0].asciiArmoredPgpPublicKey: is not one `-----BEGIN PGP PUBLIC KEY BLOCK-----` block
          {ascii_armored_pgp_public_key: x}    | [0].ascii_armored_pgp_public_key: is not one `-----BEGIN PGP PUBLIC KEY BLOCK-----` block
          {asciiArmoredPgpPublicKey: x, dssePayloadType: y} | [0].dssePayloadType: is for PKIX keys
          {asciiArmoredPgpPublicKey: x, pkixPublicKey: {}}  | [0].pkixPublicKey: stands beside a PGP key
          {pkixPublicKey: {}, dssePayloadType: "a b"}       | [0].dssePayloadType: is not a payload type
          {pkixPublicKey: {}, revoked: yesterday}           | [0].revoked: must be
          {pkixPublicKey: {}, notBefore: 2026-01-01}        | [0].notBefore: must be
          {pkixPublicKey: {}, notAfter: 2026-01-01T00:00:00Z, notBefore: 2026-01-01T00:00:00Z} | [0].notAfter: must be after `notBefore`
          {pkixPublicKey: {}}                  | [0].pkixPublicKey.publicKeyPem: is required
          {pkixPublicKey: {}}                  | [0].pkixPublicKey.signatureAlgorithm: is required
          {pkixPublicKey: {signatureAlgorithm: SIGNATURE_ALGORITHM_UNSPECIFIED}} | [0].pkixPublicKey.signatureAlgorithm: is not a signature algorithm
          {pkixPublicKey: {publicKeyPem: "-----BEGIN RSA PUBLIC KEY-----"}} | [0].pkixPublicKey.publicKeyPem: is not one `-----BEGIN PUBLIC KEY-----` block
          {pkixPublicKey: {algorithm: x}}      | [0].pkixPublicKey.algorithm: unknown field
          {pkixPublicKey: {}, id: "a b"}       | [0].id: is not a key id
          {pkixPublicKey: {keyId: "a b"}}      | [0].pkixPublicKey.keyId: is not a key id
          {keyId: x}                           | [0].keyId: unknown field
          {comment: [x]}                       | [0].comment: must be a string
          x                                    | [0]: must be an object
          """)
  void read_brokenKey_isToldAtItsPath(String key, String problem) {
    assertThat(problems("[" + key + "]", PublicKeysTest::checked))
        .anyMatch(told -> told.startsWith(problem));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 1_001})
  void read_manyKeys_areBounded(int count) {
    String keys =
        IntStream.range(0, count)
            .mapToObj(i -> key("id: 'urn:" + i + "'", P256))
            .collect(Collectors.joining(", ", "[", "]"));

    assertThat(problems(keys, PublicKeysTest::trusted))
        .isEqualTo(count == 1_000 ? List.of() : List.of(": has more than 1000 elements"));
  }

  private static Optional<List<PublicKey>> trusted(Cursor cursor) {
    return Optional.of(PublicKeys.trusted().read(cursor));
  }

  private static Optional<List<PublicKey>> checked(Cursor cursor) {
    return Optional.of(PublicKeys.checkedBy(new TinkKeyParser()).read(cursor));
  }

  private static String list(String... keys) {
    return "[" + String.join(", ", keys) + "]";
  }

  private static String key(String idField, String pem) {
    return "{%s pkixPublicKey: {signatureAlgorithm: ECDSA_P256_SHA256, publicKeyPem: %s}}"
        .formatted(idField.isEmpty() ? "" : idField + ",", quoted(pem));
  }

  private static String inner(String idField, String pem) {
    return "{pkixPublicKey: {%s, signatureAlgorithm: ECDSA_P256_SHA256, publicKeyPem: %s}}"
        .formatted(idField, quoted(pem));
  }
}
