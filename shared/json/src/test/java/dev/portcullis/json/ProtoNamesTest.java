package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtoNamesTest {

  @ParameterizedTest
  @CsvSource({
    "name, name",
    "noteName, note_name",
    "asciiArmoredPgpPublicKey, ascii_armored_pgp_public_key",
    "sha256Hash, sha256_hash",
    "aAzZ, a_az_z",
    "already_so, already_so",
    "@type, @type",
    "'', ''"
  })
  void of_jsonName_isTheProtoName(String jsonName, String protoName) {
    assertThat(ProtoNames.of(jsonName)).isEqualTo(protoName);
  }
}
