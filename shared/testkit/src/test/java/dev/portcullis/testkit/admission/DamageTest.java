package dev.portcullis.testkit.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admission.Answer;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.registers.attestor.AttestorRegister;
import dev.portcullis.registers.document.UnreadableDocumentException;
import dev.portcullis.registers.evidence.EvidencePath;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.registers.policy.PolicyRegister;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.gate.Statements;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** I2: whatever becomes of the documents that a decision reads, what was refused stays refused. */
class DamageTest {

  private static final String IMAGE = Manifests.image(1);
  private static final String ASK = Manifests.validateOnly(Manifests.service(IMAGE));
  private static final TestKey KEY = TestKeys.any();
  private static final TestKey STRANGER = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, 1);

  private final InMemoryStore store = new InMemoryStore();
  private final Gate gate = new Gate(store, new MutableClock(), 1, new CountingVerifier());
  private final TestProject demo = gate.project("demo");
  private final List<DocumentPath> read =
      List.of(
          ProjectRegister.path(demo.id()),
          PolicyRegister.paths(demo.id()).get(0),
          PolicyRegister.paths(demo.id()).get(1),
          AttestorRegister.path(demo.attestor("qa")),
          NoteRegister.path(demo.note("qa")),
          EvidencePath.of(new Digest("%064x".formatted(1)), demo.note("qa")));

  @BeforeEach
  void refuseAnImage() throws Exception {
    demo.register();
    demo.createAttestor("qa", KEY);
    demo.require("qa");
    demo.attest("qa", IMAGE, STRANGER);
    var unused = demo.attach(demo.note("qa"), IMAGE, Statements.of(Manifests.image(2), KEY));
    assertThat(isAllowed()).isFalse();
    assertThat(store.getAll(read)).hasSize(read.size());
  }

  @Test
  void i2_documentGone_neverAllows() throws Exception {
    for (DocumentPath path : read) {
      Document document = store.find(path).orElseThrow();
      write(Write.delete(document));
      assertThat(isAllowed()).as("%s", path).isFalse();
      write(Write.create(path, document.content()));
    }
  }

  @Test
  void i2_aCharacterChanged_neverAllows() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    for (DocumentPath path : read) {
      String body = store.find(path).orElseThrow().body();
      for (int i = random.nextInt(3); i < body.length(); i += 1 + random.nextInt(7)) {
        char other = (char) random.nextInt(0x20, 0x7f);
        assertNotAllowedWith(path, body.substring(0, i) + other + body.substring(i + 1));
      }
    }
  }

  @Test
  void i2_cutAnywhere_neverAllows() throws Exception {
    for (DocumentPath path : read) {
      String body = store.find(path).orElseThrow().body();
      for (int i = 0; i < body.length(); i += 17) {
        assertNotAllowedWith(path, body.substring(0, i));
      }
    }
  }

  @Test
  void i2_contentOfAnotherDocument_neverAllows() throws Exception {
    for (DocumentPath path : read) {
      for (DocumentPath other : read) {
        String body = store.find(other).orElseThrow().body();
        assertNotAllowedWith(path, body);
      }
    }
  }

  @Test
  void i2_partsLeftOut_neverAllow() throws Exception {
    for (DocumentPath path : read) {
      String body = store.find(path).orElseThrow().body();
      for (String part :
          List.of(
              ",\"resource\":.*",
              "\"defaultAdmissionRule\":\\{[^}]*\\}",
              "\"evaluationMode\":[^,]*,",
              ",\"enforcementMode\":\"[A-Z_]*\"",
              ",\"requireAttestationsBy\":\\[[^\\]]*\\]",
              ",\"publicKeys\":\\[.*\\]",
              "\"digest\":\"[^\"]*\",",
              "\"note\":\"[^\"]*\",")) {
        String left = body.replaceFirst(part, "");
        assertNotAllowedWith(path, left);
        assertNotAllowedWith(path, part.contains("resource") ? left + "}" : left);
      }
    }
  }

  private void assertNotAllowedWith(DocumentPath path, String body) throws Exception {
    Document before = store.find(path).orElseThrow();
    write(Write.update(before, Content.of(before.content().time(), body)));
    assertThat(isAllowed()).as("%s as %s", path, body).isFalse();
    write(Write.update(store.find(path).orElseThrow(), before.content()));
  }

  /** An error is no answer; which error does not matter here. */
  private boolean isAllowed() throws Exception {
    try {
      return ((Answer.Told) demo.ask(ASK)).decision().outcome() == Outcome.ALLOW;
    } catch (RegisterException | StoreUnavailableException | UnreadableDocumentException e) {
      return false;
    }
  }

  private void write(Write write) {
    assertThat(store.commit(List.of(write)).conflict()).isEmpty();
  }
}
