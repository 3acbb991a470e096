package dev.portcullis.testkit.record.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonString;
import dev.portcullis.record.checkpoint.Checkpoint;
import dev.portcullis.record.checkpoint.Checkpoints;
import dev.portcullis.record.checkpoint.LogKey;
import dev.portcullis.record.checkpoint.PemSigner;
import dev.portcullis.record.checkpoint.SigningKeys;
import dev.portcullis.record.log.LogEntry;
import dev.portcullis.record.log.LogJournal;
import dev.portcullis.record.log.LogReader;
import dev.portcullis.registers.document.Backoff;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.log.Happenings;
import dev.portcullis.testkit.requirement.Requires;
import dev.portcullis.testkit.signing.Openssl;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.testkit.storage.Race;
import dev.portcullis.verification.name.ProjectId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints, read by what C2SP's texts say of them and by the JDK's signatures. */
class CheckpointsTest {

  private static final ProjectId DEMO = new ProjectId("demo");
  private static final String ORIGIN = "portcullis.dev/projects/demo";

  private final InMemoryStore store = new InMemoryStore();
  private final LogJournal journal = new LogJournal(store, Backoff.none(), new Random(1));
  private final LogReader reader = new LogReader(store);

  @Test
  void checkpoint_ofALog_isASignedNoteOfItsHead() throws Exception {
    append("a");
    PemSigner key = key(1);
    String note = checkpoints(SigningKeys.of(key)).current(DEMO);

    Checkpoint checkpoint = Checkpoint.parse(note);
    assertThat(checkpoint.origin()).isEqualTo(ORIGIN);
    assertThat(checkpoint.size()).as("with the entry that announces the key").isEqualTo(2);
    assertThat(checkpoint.root()).isEqualTo(reader.head(DEMO).tree().root());
    verify(note, key.key());
  }

  @Test
  void key_isAnnouncedOnce_beforeItsFirstCheckpoint() throws Exception {
    Checkpoints checkpoints = checkpoints(SigningKeys.of(key(1)));
    String first = checkpoints.current(DEMO);
    assertThat(checkpoints.current(DEMO)).isEqualTo(first);

    assertThat(reader.head(DEMO).size()).isEqualTo(1);
    LogEntry announcement = reader.find(DEMO, 0).orElseThrow();
    assertThat(announcement.leaf().kind()).isEqualTo(EventKind.KEY_ANNOUNCED);
    verify(fact(announcement, "statement"), key(1).key());
  }

  @Test
  void key_ofManyAtOnce_isAnnouncedOnce() throws Exception {
    List<String> notes =
        Race.of(8, runner -> () -> checkpoints(SigningKeys.of(key(1))).current(DEMO));

    assertThat(notes).containsOnly(notes.get(0));
    assertThat(reader.head(DEMO).size()).isEqualTo(1);
  }

  @Test
  void newKey_isAnnouncedUnderTheOldOne() throws Exception {
    var unused = checkpoints(SigningKeys.of(key(1))).current(DEMO);
    String note = checkpoints(new SigningKeys(key(2), Optional.of(key(1)))).current(DEMO);

    verify(note, key(2).key());
    LogEntry announcement = reader.find(DEMO, 1).orElseThrow();
    verify(fact(announcement, "statement"), key(1).key());
    assertThat(fact(announcement, "publicKey")).isEqualTo(key(2).key().publicKey().base64());
    assertThat(fact(announcement, "statement")).contains(key(2).key().publicKey().base64());
  }

  @Test
  void newKey_withoutTheOldOne_signsNothing() throws Exception {
    var unused = checkpoints(SigningKeys.of(key(1))).current(DEMO);

    assertThatExceptionOfType(RegisterException.class)
        .isThrownBy(() -> checkpoints(SigningKeys.of(key(2))).current(DEMO))
        .withMessageContaining("PORTCULLIS_LOG_KEY_BEFORE");
    assertThat(reader.head(DEMO).size()).isEqualTo(1);
  }

  @Test
  void checkpoint_withoutAKey_saysWhatToSet() {
    Checkpoints none =
        new Checkpoints(
            store,
            new CommitLoop(journal, Backoff.none()),
            new MutableClock(),
            Checkpoints.USUAL_HOST,
            Optional.empty());

    assertThatExceptionOfType(RegisterException.class)
        .isThrownBy(() -> none.current(DEMO))
        .withMessageContaining("PORTCULLIS_LOG_KEY")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(RegisterException.Kind.PRECONDITION));
  }

  @Test
  @Requires("openssl")
  void keysOfOpenssl_ofBothKinds_signWhatTheJdkVerifies(@TempDir Path folder) throws Exception {
    Openssl openssl = Openssl.in(folder);
    for (String[] options :
        List.of(
            new String[] {"ed25519"}, new String[] {"EC", "-pkeyopt", "ec_paramgen_curve:P-256"})) {
      InMemoryStore fresh = new InMemoryStore();
      Path file = folder.resolve(options[0] + ".pem");
      String[] command = {"genpkey", "-out", file.toString(), "-algorithm"};
      String[] all = Arrays.copyOf(command, command.length + options.length);
      System.arraycopy(options, 0, all, command.length, options.length);
      openssl.run(all);
      PemSigner key = PemSigner.parse(Files.readString(file));
      Path pub = folder.resolve(options[0] + ".pub");
      openssl.run("pkey", "-in", file.toString(), "-pubout", "-out", pub.toString());
      assertThat(key.key().pem()).isEqualTo(Files.readString(pub));

      LogJournal log = new LogJournal(fresh, Backoff.none(), new Random(3));
      Checkpoints checkpoints =
          new Checkpoints(
              fresh,
              new CommitLoop(log, Backoff.none()),
              new MutableClock(),
              Checkpoints.USUAL_HOST,
              Optional.of(SigningKeys.of(key)));
      verify(checkpoints.current(DEMO), key.key());
    }
  }

  @Test
  void textsThatAreNone_areRefused() {
    for (String text :
        List.of(
            "",
            "a\n1\n",
            "a b\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
            "a\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
            "a\n1\nAAAA\n",
            "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n")) {
      assertThatExceptionOfType(InvalidTextException.class)
          .as(text)
          .isThrownBy(() -> Checkpoint.parse(text));
    }
    for (String text :
        List.of("", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")) {
      assertThatExceptionOfType(InvalidTextException.class).isThrownBy(() -> PemSigner.parse(text));
    }
  }

  private static PemSigner key(long seed) throws InvalidTextException {
    return PemSigner.parse(PemSigner.generate(new Random(seed)));
  }

  private Checkpoints checkpoints(SigningKeys keys) {
    return new Checkpoints(
        store,
        new CommitLoop(journal, Backoff.none()),
        new MutableClock(),
        Checkpoints.USUAL_HOST,
        Optional.of(keys));
  }

  private void append(String thing) {
    assertThat(
            journal
                .commit(
                    List.of(Happenings.create(DEMO, thing)), List.of(Happenings.event(DEMO, thing)))
                .conflict())
        .isEmpty();
  }

  private static String fact(LogEntry entry, String name) {
    return ((JsonString) entry.leaf().facts().find(name).orElseThrow()).value();
  }

  /** By the text of signed-note: the last empty line parts text and signatures. */
  private static void verify(String note, LogKey key) throws Exception {
    int end = note.lastIndexOf("\n\n") + 1;
    String text = note.substring(0, end);
    String line = note.substring(end + 1);
    assertThat(line).startsWith("\u2014 " + ORIGIN + " ").endsWith("\n");
    byte[] signed = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1).trim());
    byte[] der = key.publicKey().toByteArray();
    boolean edwards = der.length == 44;
    MessageDigest id = MessageDigest.getInstance("SHA-256");
    if (edwards) {
      id.update((ORIGIN + "\n\u0001").getBytes(StandardCharsets.UTF_8));
      id.update(der, 12, 32);
    } else {
      id.update(der);
    }
    assertThat(Arrays.copyOf(signed, 4)).isEqualTo(Arrays.copyOf(id.digest(), 4));
    PublicKey publicKey =
        KeyFactory.getInstance(edwards ? "Ed25519" : "EC")
            .generatePublic(new X509EncodedKeySpec(der));
    Signature signature = Signature.getInstance(edwards ? "Ed25519" : "SHA256withECDSA");
    signature.initVerify(publicKey);
    signature.update(text.getBytes(StandardCharsets.UTF_8));
    assertThat(signature.verify(signed, 4, signed.length - 4)).isTrue();
  }
}
