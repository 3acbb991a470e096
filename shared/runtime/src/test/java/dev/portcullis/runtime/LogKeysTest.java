package dev.portcullis.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.record.checkpoint.CheckpointSigner;
import dev.portcullis.record.checkpoint.LogKey;
import dev.portcullis.record.checkpoint.PemSigner;
import dev.portcullis.runtime.google.ServiceAccount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogKeysTest {

  @TempDir Path folder;

  @Test
  void open_pairOfEd25519_hasToBeOne() throws Exception {
    String pem = PemSigner.generate(new Random(1));
    LogKey key = PemSigner.parse(pem).key();
    String other = PemSigner.parse(PemSigner.generate(new Random(2))).key().pem();

    assertThat(open(pem + key.pem()).key()).isEqualTo(key);
    assertThat(open(key.pem() + pem).key()).isEqualTo(key);
    assertRefused(pem + other, "no pair");
  }

  /** As the JDK writes keys: the public half is not in the private one, but beside it. */
  @Test
  void open_pairOfP256_signsLogsToo() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    String secret = block("PRIVATE KEY", secretOnly((ECPrivateKey) pair.getPrivate()));
    String open = block("PUBLIC KEY", pair.getPublic().getEncoded());

    assertThat(open(secret + open).key().publicKey().toByteArray())
        .isEqualTo(pair.getPublic().getEncoded());
    assertRefused(secret, "has no block `PUBLIC KEY`");
  }

  @Test
  void open_keyBefore_isRefusedByItsOwnName() throws Exception {
    Path current = Files.writeString(folder.resolve("a"), PemSigner.generate(new Random(1)));
    LogSetting setting =
        new LogSetting(
            "portcullis.dev",
            Optional.of(new LogSetting.Named(new KeyPlace.InFile(current))),
            Optional.of(new KeyPlace.InFile(folder.resolve("missing"))));

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> open(setting))
        .withMessageContaining("PORTCULLIS_LOG_KEY_BEFORE: the file ")
        .withMessageContaining("cannot be read");
  }

  private void assertRefused(String pem, String why) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> open(pem))
        .withMessageContaining("PORTCULLIS_LOG_KEY: ")
        .withMessageContaining(why);
  }

  private CheckpointSigner open(String pem) throws Exception {
    Path file = Files.writeString(folder.resolve("key.pem"), pem);
    return open(new LogSetting(
            "portcullis.dev",
            Optional.of(new LogSetting.Named(new KeyPlace.InFile(file))),
            Optional.empty()))
        .keys()
        .orElseThrow()
        .current();
  }

  private static LogSigning open(LogSetting setting) throws ConfigurationException {
    return LogKeys.open(setting, new Random(1), new ServiceAccount(InstantSource.system()));
  }

  /** PKCS#8 of P-256 without the optional public half (RFC 5915), whichever provider made it. */
  private static byte[] secretOnly(ECPrivateKey key) {
    String start = "3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420";
    return HexFormat.of().parseHex(start + "%064x".formatted(key.getS()));
  }

  private static String block(String label, byte[] bytes) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getEncoder().encodeToString(bytes)
        + "\n-----END "
        + label
        + "-----\n";
  }
}
