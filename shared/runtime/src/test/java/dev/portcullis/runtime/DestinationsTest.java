package dev.portcullis.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.record.checkpoint.PemSigner;
import dev.portcullis.record.outbox.Recipients;
import dev.portcullis.runtime.Destinations.Attested;
import dev.portcullis.runtime.Destinations.Topic;
import dev.portcullis.runtime.google.ServiceAccount;
import dev.portcullis.runtime.kms.KmsKeyName;
import dev.portcullis.runtime.notification.TopicName;
import dev.portcullis.verification.name.NoteName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationsTest {

  private static final ServiceAccount ACCOUNT = new ServiceAccount(InstantSource.system());
  private static final String KMS =
      "gcpkms://projects/p/locations/global/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1";

  @TempDir Path folder;

  @Test
  void from_nothing_isNobody() throws Exception {
    assertThat(read(Map.of())).isEqualTo(Destinations.none());
    assertThat(RecipientsOpener.open(Destinations.none(), ACCOUNT)).isEqualTo(Recipients.nobody());
  }

  @Test
  void from_topic_isOfGoogleOrOfAnEmulator() throws Exception {
    TopicName name = new TopicName("projects/p/topics/alerts");
    Map<String, String> topic = Map.of("PORTCULLIS_NOTIFICATIONS", "pubsub:" + name);
    Map<String, String> emulated = new HashMap<>(topic);
    emulated.put("PUBSUB_EMULATOR_HOST", "127.0.0.1:8085");

    assertThat(read(topic).notifications())
        .contains(new Topic(name, URI.create("https://pubsub.googleapis.com")));
    assertThat(read(emulated).notifications())
        .contains(new Topic(name, URI.create("http://127.0.0.1:8085")));
  }

  @Test
  void from_bridge_hasItsKeyAndServer() throws Exception {
    NoteName note = NoteName.parse("projects/p/notes/n");

    assertThat(
            read(Map.of("PORTCULLIS_BRIDGE", "projects/p/notes/n", "PORTCULLIS_BRIDGE_KEY", KMS))
                .bridge())
        .contains(
            new Attested(
                note,
                new KeyPlace.InKms(KmsKeyName.parse(KMS)),
                URI.create("https://containeranalysis.googleapis.com")));
    assertThat(
            read(Map.of(
                    "PORTCULLIS_BRIDGE",
                    "projects/p/notes/n",
                    "PORTCULLIS_BRIDGE_KEY",
                    "/key.pem",
                    "PORTCULLIS_BRIDGE_ENDPOINT",
                    "http://127.0.0.1:8787"))
                .bridge())
        .contains(
            new Attested(
                note,
                new KeyPlace.InFile(Path.of("/key.pem")),
                URI.create("http://127.0.0.1:8787")));
  }

  @ParameterizedTest
  @CsvSource({
    "PORTCULLIS_NOTIFICATIONS, projects/p/topics/t1",
    "PORTCULLIS_NOTIFICATIONS, pubsub:projects/p/topics/",
    "PORTCULLIS_NOTIFICATIONS, pubsub:projects/p/topics/a/b",
    "PORTCULLIS_NOTIFICATIONS, pubsub:projects/p/topics/a?b=cd",
    "PUBSUB_EMULATOR_HOST, example.com:80",
    "PORTCULLIS_BRIDGE, notes/n",
    "PORTCULLIS_BRIDGE_KEY, /key.pem",
    "PORTCULLIS_BRIDGE_ENDPOINT, https://example.com",
  })
  void from_notUnderstood_isRefused(String variable, String value) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> read(Map.of(variable, value)))
        .withMessageContaining(variable);
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com",
    "http://169.254.169.254:80",
    "https://example.com/path",
    "https://user@example.com",
    "ftp://example.com",
  })
  void from_otherEndpoint_isRefused(String endpoint) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                read(
                    Map.of(
                        "PORTCULLIS_BRIDGE",
                        "projects/p/notes/n",
                        "PORTCULLIS_BRIDGE_KEY",
                        KMS,
                        "PORTCULLIS_BRIDGE_ENDPOINT",
                        endpoint)))
        .withMessageContaining("PORTCULLIS_BRIDGE_ENDPOINT");
  }

  @Test
  void from_emulatorOfADeployedServer_isRefused() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () -> read(Map.of("PUBSUB_EMULATOR_HOST", "127.0.0.1:8085", "K_SERVICE", "gate")))
        .withMessageContaining("PUBSUB_EMULATOR_HOST is for a server on this machine");
  }

  @Test
  void open_keysThatAreNoPair_areRefused() throws Exception {
    KeyPair one = keys("secp256r1");
    KeyPair other = keys("secp256r1");
    KeyPair larger = keys("secp384r1");

    assertThat(open(pem(one, one)).bridge()).isPresent();
    assertRefused(pem(one, other), "no pair");
    assertRefused(pem(larger, larger), "another curve than P-256");
    assertRefused("nothing", "has no block `PRIVATE KEY`");
    assertRefused(pem(one, one).replace("PUBLIC", "OTHER"), "has something beside the blocks");
    assertRefused(pem(one, one) + pem(one, one), "two blocks of one kind");
    assertRefused(PemSigner.generate(new Random(1)), "an Ed25519 key");
    assertRefused("x".repeat(70_000), "is larger than a key");
  }

  /** Both variables that name keys take the same. */
  @ParameterizedTest
  @CsvSource({
    "gcpkms://projects/p, names no key version; one is `gcpkms://",
    "projects/p/locations/l/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1, names a key version as if it were a file",
  })
  void from_otherNamesOfKeys_areRefused(String key, String why) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                read(
                    Map.of(
                        "PORTCULLIS_BRIDGE",
                        "projects/p/notes/n",
                        "PORTCULLIS_BRIDGE_KEY",
                        key,
                        "PORTCULLIS_LOG_KEY",
                        key)))
        .withMessageContaining("PORTCULLIS_LOG_KEY " + why)
        .withMessageContaining("PORTCULLIS_BRIDGE_KEY " + why);
  }

  private void assertRefused(String pem, String why) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> open(pem))
        .withMessageContaining("PORTCULLIS_BRIDGE_KEY: ")
        .withMessageContaining(why);
  }

  private Recipients open(String pem) throws Exception {
    Path file = Files.writeString(folder.resolve("key.pem"), pem);
    Attested attested =
        new Attested(
            NoteName.parse("projects/p/notes/n"),
            new KeyPlace.InFile(file),
            URI.create("http://127.0.0.1:1"));
    return RecipientsOpener.open(
        new Destinations(Optional.empty(), Optional.of(attested)), ACCOUNT);
  }

  private static Destinations read(Map<String, String> variables) throws ConfigurationException {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("PORTCULLIS_STORE", "firestore:my-project");
    environment.put("PORTCULLIS_IDENTITY", "tokens");
    environment.put("PORTCULLIS_AUDIENCES", "https://gate.example.com");
    return Configuration.from(environment).destinations();
  }

  private static KeyPair keys(String curve) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  private static String pem(KeyPair secret, KeyPair open) {
    return block("PRIVATE KEY", secret.getPrivate().getEncoded())
        + block("PUBLIC KEY", open.getPublic().getEncoded());
  }

  private static String block(String label, byte[] bytes) {
    byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, newline).encodeToString(bytes)
        + "\n-----END "
        + label
        + "-----\n";
  }
}
