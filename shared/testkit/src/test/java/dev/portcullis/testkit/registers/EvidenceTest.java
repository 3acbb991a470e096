package dev.portcullis.testkit.registers;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.registers.document.UnreadableDocumentException;
import dev.portcullis.registers.evidence.EvidenceDocument;
import dev.portcullis.registers.evidence.EvidencePath;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.storage.Document;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.Statements;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.testkit.storage.Race;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.wire.grafeas.AttestationContent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What decisions read of occurrences: by digest and note, in one document. */
class EvidenceTest {

  private static final String IMAGE = Manifests.image(1);
  private static final Digest DIGEST = digest(1);
  private static final TestKey KEY = TestKeys.any();

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");

  @BeforeEach
  void haveNote() throws Exception {
    demo.createNote("qa");
  }

  @Test
  void create_attestation_isEvidenceOfTheSameCommit() throws Exception {
    AttestationContent content = Statements.of(IMAGE, KEY);
    store.reset();
    OccurrenceName name = demo.attach(demo.note("qa"), "https://" + IMAGE, content);

    assertThat(store.commits()).isEqualTo(1);
    assertThat(store.writes()).isEqualTo(2);
    assertThat(evidence(DIGEST))
        .containsExactly(new Attestation(name, content.serializedPayload(), content.signatures()));
  }

  @Test
  void create_several_keepTheOrderInWhichTheyCame() throws Exception {
    List<OccurrenceName> names = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      names.add(attach(i));
    }

    assertThat(evidence(DIGEST).stream().map(Attestation::occurrence)).isEqualTo(names);
  }

  @Test
  void create_fromAnotherProject_isEvidenceUnderTheSameNote() throws Exception {
    TestProject other = gate.project("other");
    OccurrenceName name = other.attach(demo.note("qa"), IMAGE, Statements.of(IMAGE, KEY));

    assertThat(evidence(DIGEST).stream().map(Attestation::occurrence)).containsExactly(name);
  }

  @Test
  void create_otherDigestOrNote_isNoEvidenceHere() throws Exception {
    demo.createNote("security");
    AttestationContent content = Statements.of(IMAGE, KEY);
    assertThat(demo.attach(demo.note("security"), IMAGE, content).id()).isNotEmpty();
    assertThat(demo.attach(demo.note("qa"), Manifests.image(2), content).id()).isNotEmpty();

    assertThat(store.find(EvidencePath.of(DIGEST, demo.note("qa")))).isEmpty();
    assertThat(evidence(digest(2))).hasSize(1);
  }

  @Test
  void create_withoutDigest_isStoredAndNoEvidence() throws Exception {
    store.reset();
    OccurrenceName name =
        demo.attach(demo.note("qa"), "gcr.io/demo/app:tag", Statements.of(IMAGE, KEY));

    assertThat(store.writes()).isEqualTo(1);
    assertThat(gate.occurrences().find(name)).isPresent();
    gate.occurrences().delete(name);
    assertThat(gate.occurrences().find(name)).isEmpty();
  }

  @Test
  void create_onlyTokens_isEvidence() throws Exception {
    store.reset();
    AttestationContent tokens = new AttestationContent(Bytes.utf8(""), List.of(), List.of("a.b.c"));

    assertThat(gate.occurrences().find(demo.attach(demo.note("qa"), IMAGE, tokens))).isPresent();
    assertThat(store.writes()).isEqualTo(2);
  }

  @Test
  void create_hundredAndFirst_isRefusedUntilOneIsDeleted() throws Exception {
    OccurrenceName first = attach(0);
    for (int i = 1; i < EvidenceDocument.MAX_ATTESTATIONS; i++) {
      assertThat(attach(i)).isNotEqualTo(first);
    }

    assertRefused(
        Kind.EXHAUSTED,
        "there are already 100 attestations of " + DIGEST + " under projects/demo/notes/qa",
        () -> attach(100));
    assertThat(evidence(DIGEST)).hasSize(100);
    gate.occurrences().delete(first);
    OccurrenceName last = attach(100);
    assertThat(evidence(DIGEST).get(99).occurrence()).isEqualTo(last);
  }

  @Test
  void create_moreBytesThanOneDocumentHolds_isRefused() throws Exception {
    Signature large = new Signature(new KeyId("k"), Bytes.copyOf(new byte[80 * 1024]));
    for (int i = 0; i < 2; i++) {
      assertThat(attach(Bytes.utf8("payload " + i), large).id()).isNotEmpty();
    }

    assertRefused(
        Kind.EXHAUSTED, "no room for another", () -> attach(Bytes.utf8("payload 2"), large));
    assertThat(evidence(DIGEST)).hasSize(2);
  }

  @Test
  void delete_oneOfTwo_leavesTheOther() throws Exception {
    OccurrenceName first = attach(1);
    OccurrenceName second = attach(2);
    gate.occurrences().delete(first);

    assertThat(evidence(DIGEST).stream().map(Attestation::occurrence)).containsExactly(second);
  }

  @Test
  void delete_theLast_leavesNoDocument() throws Exception {
    OccurrenceName only = attach(1);
    gate.occurrences().delete(only);

    assertThat(store.find(EvidencePath.of(DIGEST, demo.note("qa")))).isEmpty();
    assertThat(attach(1)).isEqualTo(only);
    assertThat(evidence(DIGEST)).hasSize(1);
  }

  @Test
  void delete_noteGone_stillTakesTheEvidenceAway() throws Exception {
    OccurrenceName only = attach(1);
    gate.notes().delete(Gate.OWNER, demo.note("qa"));
    gate.occurrences().delete(only);

    assertThat(store.find(EvidencePath.of(DIGEST, demo.note("qa")))).isEmpty();
  }

  @Test
  void create_eightWritersOfOneDigest_loseNone() throws Exception {
    List<OccurrenceName> names = Race.of(8, runner -> () -> attach(runner));

    assertThat(evidence(DIGEST).stream().map(Attestation::occurrence))
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void createAndDelete_atOnce_leaveEvidenceOfWhatIsThere() throws Exception {
    List<OccurrenceName> doomed = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      doomed.add(attach(i));
    }
    List<OccurrenceName> left =
        Race.of(
            8,
            runner ->
                () -> {
                  if (runner % 2 == 0) {
                    return attach(100 + runner);
                  }
                  OccurrenceName gone = doomed.get(runner / 2);
                  gate.occurrences().delete(gone);
                  return gone;
                });

    assertThat(evidence(DIGEST).stream().map(Attestation::occurrence))
        .containsExactlyInAnyOrderElementsOf(
            left.stream().filter(name -> gate.occurrences().find(name).isPresent()).toList())
        .hasSize(4);
  }

  @Test
  void read_evidenceOfSomethingElse_isUnreadable() throws Exception {
    assertThat(attach(1).id()).isNotEmpty();
    Document document = store.find(EvidencePath.of(DIGEST, demo.note("qa"))).orElseThrow();

    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> EvidenceDocument.read(document, digest(2), demo.note("qa")));
    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> EvidenceDocument.read(document, DIGEST, demo.note("security")));
  }

  private OccurrenceName attach(int number) throws Exception {
    return attach(Bytes.utf8("payload " + number), new Signature(KEY.id(), Bytes.utf8("x")));
  }

  private OccurrenceName attach(Bytes payload, Signature signature) throws Exception {
    return demo.attach(
        demo.note("qa"), IMAGE, new AttestationContent(payload, List.of(signature), List.of()));
  }

  private List<Attestation> evidence(Digest digest) {
    Document document = store.find(EvidencePath.of(digest, demo.note("qa"))).orElseThrow();
    return EvidenceDocument.read(document, digest, demo.note("qa")).attestations();
  }

  private static Digest digest(int number) {
    return new Digest("%064x".formatted(number));
  }
}
