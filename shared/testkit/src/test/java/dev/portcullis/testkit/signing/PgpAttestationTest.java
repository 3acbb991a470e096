package dev.portcullis.testkit.signing;

import static dev.portcullis.testkit.signing.OneAttestor.PAYLOAD;
import static dev.portcullis.testkit.signing.OneAttestor.detached;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.testkit.requirement.Requires;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyLife;
import dev.portcullis.verification.signature.PgpBlock;
import dev.portcullis.verification.signature.PgpKey;
import dev.portcullis.verification.signature.TinkKeyParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users sign with is the real gpg: some seconds, mostly for its keys. */
@Requires("gpg")
class PgpAttestationTest {

  private static Gpg gpg;

  private final OneAttestor qa = new OneAttestor();

  @BeforeAll
  static void makeKeys() throws IOException {
    gpg = Gpg.start();
    for (String kind : List.of("rsa3072", "nistp256", "nistp384", "ed25519")) {
      gpg.generateKey(kind, kind, "1y");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    gpg.close();
  }

  @ParameterizedTest
  @CsvSource({
    "rsa3072, zip", "rsa3072, zlib", "rsa3072, none",
    "nistp256, zip", "nistp256, none", "nistp384, zip",
    "ed25519, zip", "ed25519, none",
  })
  void verify_signedByGpg_isAttested(String name, String compression) throws Exception {
    Bytes message = gpg.sign(name, PAYLOAD, "--compress-algo", compression);

    assertThat(attested(gpg.publicKey(name), message)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA384", "SHA512"})
  void verify_otherStrongHash_isAttested(String hash) throws Exception {
    Bytes message = gpg.sign("rsa3072", PAYLOAD, "--digest-algo", hash);

    assertThat(attested(gpg.publicKey("rsa3072"), message)).isTrue();
  }

  @Test
  void id_ofAKey_isAFingerprintThatGpgKnows() throws Exception {
    String id = gpg.publicKey("ed25519").id().value();

    assertThat(id).matches("[0-9A-F]{40}");
    gpg.run(List.of("--fingerprint", id));
  }

  @ParameterizedTest
  @CsvSource({
    "--clearsign, is clear-signed",
    "--detach-sign, is detached",
    "--store, is not an OpenPGP message with one signature",
  })
  void verify_otherFormOfGpg_isRefusedWithWhatItIs(String command, String why) throws Exception {
    Bytes message = gpg.make(command, "rsa3072", PAYLOAD);

    assertThat(miss(gpg.publicKey("rsa3072"), message)).contains(why);
  }

  @ParameterizedTest
  @CsvSource({
    "--digest-algo, SHA1, by a hash that is not supported",
    "--digest-algo, RIPEMD160, by a hash that is not supported",
    "--compress-algo, bzip2, compressed by something other than ZIP",
  })
  void verify_weakOrRareAlgorithm_isRefused(String option, String value, String why)
      throws Exception {
    Bytes message = gpg.sign("rsa3072", PAYLOAD, option, value);

    assertThat(miss(gpg.publicKey("rsa3072"), message)).contains(why);
  }

  @Test
  void verify_textMode_isRefused() throws Exception {
    Bytes message = gpg.sign("rsa3072", PAYLOAD, "--textmode");

    assertThat(miss(gpg.publicKey("rsa3072"), message)).contains("small binary document");
  }

  /** The payload inside is what is signed; the one beside it is what is judged. */
  @Test
  void verify_otherPayloadInside_isRefused() throws Exception {
    Bytes message = gpg.sign("ed25519", Bytes.utf8("{}"));

    assertThat(miss(gpg.publicKey("ed25519"), message)).contains("is not the payload");
  }

  @Test
  void verify_otherKey_isRefusedWithTheKeyThatSigned() throws Exception {
    Bytes message = gpg.sign("ed25519", PAYLOAD);
    PgpKey other = gpg.publicKey("nistp256");

    String id = gpg.publicKey("ed25519").id().value();
    assertThat(miss(other, message))
        .contains("is by OpenPGP key " + id.substring(24).toUpperCase(Locale.ROOT));
  }

  @Test
  void verify_bombInsideCompression_isRefusedWithinItsLimit() throws Exception {
    Bytes message = gpg.sign("ed25519", Bytes.utf8(" ".repeat(4 << 20)));

    assertThat(message.size()).isLessThan(16 * 1024);
    assertThat(miss(gpg.publicKey("ed25519"), message)).contains("unpacks to more than");
  }

  @Test
  void verify_severalKeysInOneBlock_allSign() throws Exception {
    PgpKey both = new PgpKey(gpg.publicKeys("nistp256", "ed25519"), "", KeyLife.UNLIMITED);

    assertThat(attested(both, gpg.sign("nistp256", PAYLOAD))).isTrue();
    assertThat(attested(both, gpg.sign("ed25519", PAYLOAD))).isTrue();
    assertThat(attested(both, gpg.sign("rsa3072", PAYLOAD))).isFalse();
  }

  @Test
  void verify_subkeyThatSigns_isAttestedUnderItsPrimaryKey() throws Exception {
    gpg.generateKey("owner", "ed25519", "1y");
    String owner = gpg.publicKey("owner").id().value();
    PgpKey before = gpg.publicKey("owner");
    gpg.run(List.of("--quick-add-key", owner, "rsa2048", "sign", "1y"));
    Bytes message = gpg.sign("owner", PAYLOAD);

    assertThat(gpg.publicKey("owner").id().value()).isEqualTo(owner);
    assertThat(attested(gpg.publicKey("owner"), message)).isTrue();
    assertThat(miss(before, message)).contains("not among its keys that may sign");
  }

  @Test
  void verify_keyExpired_isRefusedFromThenOn() throws Exception {
    PgpKey key = gpg.publicKey("ed25519");
    Bytes message = gpg.sign("ed25519", PAYLOAD);
    Instant now = OneAttestor.now();

    assertThat(qa.nearestMiss(key, attest(key, message), now.plus(Duration.ofDays(366))))
        .contains("signature verified under key", "expired on 20");
    assertThat(qa.nearestMiss(key, attest(key, message), now.minus(Duration.ofDays(1))))
        .contains("is not valid before 20");
  }

  @Test
  void verify_signatureExpired_isRefusedFromThenOn() throws Exception {
    PgpKey key = gpg.publicKey("ed25519");
    Bytes message = gpg.sign("ed25519", PAYLOAD, "--default-sig-expire", "2d");

    assertThat(attested(key, message)).isTrue();
    assertThat(
            qa.nearestMiss(key, attest(key, message), OneAttestor.now().plus(Duration.ofDays(3))))
        .contains("expired on 20");
  }

  @Test
  void verify_keyRevoked_isRefusedWithWhen() throws Exception {
    gpg.generateKey("leaver", "nistp256", "1y");
    Bytes message = gpg.sign("leaver", PAYLOAD);
    PgpKey before = gpg.publicKey("leaver");
    assertThat(attested(before, message)).isTrue();
    // gpg keeps a revocation for every key, with a colon before it against accidents.
    String certificate =
        Files.readString(
            gpg.home().resolve("openpgp-revocs.d").resolve(before.id().value() + ".rev"));
    Files.writeString(
        gpg.home().resolve("revocation"),
        certificate.substring(certificate.indexOf(":-----") + 1),
        StandardCharsets.US_ASCII);
    gpg.run(List.of("--import", "revocation"));

    assertThat(miss(gpg.publicKey("leaver"), message)).contains("the key was revoked on 20");
  }

  @Test
  void parse_keyThatOnlyEncrypts_isRefused() throws Exception {
    gpg.run(List.of("--quick-gen-key", "<reader@example.com>", "rsa2048", "cert", "1y"));
    PgpBlock block = gpg.publicKeys("reader");

    assertThatThrownBy(() -> new TinkKeyParser().parse(block))
        .isInstanceOf(InvalidTextException.class)
        .hasMessageContaining("no OpenPGP key that may sign");
  }

  private boolean attested(PgpKey key, Bytes message) {
    return qa.attested(key, attest(key, message));
  }

  private String miss(PgpKey key, Bytes message) {
    return qa.nearestMiss(key, attest(key, message), OneAttestor.now());
  }

  private static Attestation attest(PgpKey key, Bytes message) {
    return detached(key.id(), PAYLOAD, message);
  }
}
