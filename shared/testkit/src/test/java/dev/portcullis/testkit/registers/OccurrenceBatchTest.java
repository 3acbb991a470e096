package dev.portcullis.testkit.registers;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.registers.evidence.EvidenceDocument;
import dev.portcullis.registers.evidence.EvidencePath;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.registers.occurrence.OccurrenceRegister;
import dev.portcullis.registers.occurrence.StoredOccurrence;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.wire.grafeas.AttestationContent;
import dev.portcullis.wire.grafeas.Occurrence;
import dev.portcullis.wire.grafeas.ResourceUri;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several occurrences at once, and changes of one. */
class OccurrenceBatchTest {

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");
  private final OccurrenceRegister occurrences = gate.occurrences();

  @BeforeEach
  void haveNotes() throws Exception {
    demo.createNote("qa");
  }

  @Test
  void createAll_ofOneImage_isOneCommitWithAllItsEvidence() throws Exception {
    List<Occurrence> batch = List.of(occurrence(1, 1), occurrence(1, 2), occurrence(2, 3));
    store.reset();

    List<StoredOccurrence> created = occurrences.createAll(Gate.OWNER, demo.id(), batch);

    assertThat(created).extracting(StoredOccurrence::occurrence).isEqualTo(batch);
    assertThat(store.reads()).isEqualTo(1);
    assertThat(store.commits()).isEqualTo(1);
    assertThat(store.writes()).isEqualTo(3 + 2);
    assertThat(evidence(1))
        .extracting(Attestation::occurrence)
        .containsExactly(created.get(0).name(), created.get(1).name());
    assertThat(evidence(2)).hasSize(1);
  }

  @Test
  void createAll_repeatedOrTwiceTheSame_answersWithTheFirst() throws Exception {
    StoredOccurrence first = occurrences.create(Gate.OWNER, demo.id(), occurrence(1, 1));
    gate.clock().advance(Duration.ofDays(1));

    List<StoredOccurrence> created =
        occurrences.createAll(
            Gate.PIPELINE,
            demo.id(),
            List.of(occurrence(1, 2), occurrence(1, 1), occurrence(1, 2)));

    assertThat(created.get(1)).isEqualTo(first);
    assertThat(created.get(2)).isEqualTo(created.get(0));
    assertThat(evidence(1)).hasSize(2);
  }

  @Test
  void createAll_oneWithoutNote_createsNone() throws Exception {
    Occurrence homeless = occurrence("absent", 2, 2);

    assertRefused(
        Kind.NOT_FOUND,
        "projects/demo/notes/absent does not exist",
        () -> occurrences.createAll(Gate.OWNER, demo.id(), List.of(occurrence(1, 1), homeless)));

    assertThat(occurrences.find(OccurrenceRegister.nameOf(demo.id(), occurrence(1, 1)))).isEmpty();
    assertThat(store.find(EvidencePath.of(digest(1), demo.note("qa")))).isEmpty();
  }

  @Test
  void createAll_moreThanTheEvidenceHolds_createsNone() {
    List<Occurrence> batch = IntStream.rangeClosed(0, 100).mapToObj(i -> occurrence(1, i)).toList();

    assertRefused(
        Kind.EXHAUSTED,
        "there are already 100 attestations of " + digest(1),
        () -> occurrences.createAll(Gate.OWNER, demo.id(), batch));
    assertThat(store.find(EvidencePath.of(digest(1), demo.note("qa")))).isEmpty();
  }

  @Test
  void createAll_asManyAsPromised_fitOneCommit() throws Exception {
    List<Occurrence> batch = new ArrayList<>();
    for (int i = 0; i < OccurrenceRegister.MAX_CREATED; i++) {
      batch.add(occurrence("note-" + i, i, i));
      demo.createNote("note-" + i);
    }

    assertThat(occurrences.createAll(Gate.OWNER, demo.id(), batch)).hasSize(250);
  }

  @Test
  void createAll_moreBytesThanACommitHolds_isRefusedClearly() throws Exception {
    Bytes large = Bytes.copyOf(new byte[64 * 1024]);
    for (int image = 0; image < 50; image++) {
      for (int i = 0; i < 2; i++) {
        Signature signature = new Signature(new KeyId("k" + i), large);
        var unused =
            demo.attach(
                demo.note("qa"),
                Manifests.image(image),
                new AttestationContent(Bytes.utf8("x"), List.of(signature), List.of()));
      }
    }
    List<Occurrence> batch = IntStream.range(0, 50).mapToObj(i -> occurrence(i, i)).toList();

    assertRefused(
        Kind.EXHAUSTED,
        "send fewer in one request",
        () -> occurrences.createAll(Gate.OWNER, demo.id(), batch));
    assertThat(occurrences.createAll(Gate.OWNER, demo.id(), batch.subList(0, 20))).hasSize(20);
  }

  @Test
  void replace_remediation_changesItAndItsTimeOnly() throws Exception {
    Occurrence before = occurrence(1, 1);
    StoredOccurrence created = occurrences.create(Gate.OWNER, demo.id(), before);
    gate.clock().advance(Duration.ofDays(1));

    StoredOccurrence changed =
        occurrences.replace(created.name(), before, remediated(before, "new"));

    assertThat(changed.occurrence().remediation()).isEqualTo("new");
    assertThat(changed.createTime()).isEqualTo(MutableClock.START);
    assertThat(changed.updateTime()).isEqualTo(MutableClock.START.plus(Duration.ofDays(1)));
    assertThat(changed.author()).isEqualTo(Gate.OWNER);
    assertThat(occurrences.find(created.name())).contains(changed);
    assertThat(evidence(1)).hasSize(1);

    store.reset();
    assertThat(occurrences.replace(created.name(), before, remediated(before, "new")))
        .as("the same request again")
        .isEqualTo(changed);
    assertThat(store.commits()).isZero();
  }

  @Test
  void replace_goneOrChangedMeanwhile_isRefused() throws Exception {
    Occurrence before = occurrence(1, 1);
    StoredOccurrence created = occurrences.create(Gate.OWNER, demo.id(), before);
    var unused = occurrences.replace(created.name(), before, remediated(before, "theirs"));

    assertRefused(
        Kind.STALE,
        "somebody changed " + created.name(),
        () -> occurrences.replace(created.name(), before, remediated(before, "mine")));
    occurrences.delete(created.name());
    assertRefused(
        Kind.NOT_FOUND,
        () -> occurrences.replace(created.name(), before, remediated(before, "mine")));
  }

  @Test
  void replace_whatWasSigned_isImpossible() throws Exception {
    StoredOccurrence created = occurrences.create(Gate.OWNER, demo.id(), occurrence(1, 1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> occurrences.replace(created.name(), occurrence(1, 1), occurrence(1, 2)));
  }

  private Occurrence occurrence(int image, int payload) {
    return occurrence("qa", image, payload);
  }

  private Occurrence occurrence(String note, int image, int payload) {
    Signature signature = new Signature(new KeyId("k"), Bytes.utf8("x"));
    return new Occurrence(
        new ResourceUri(Manifests.image(image)),
        new NoteName(demo.id(), note),
        "",
        new AttestationContent(Bytes.utf8("payload " + payload), List.of(signature), List.of()));
  }

  private static Occurrence remediated(Occurrence occurrence, String remediation) {
    return new Occurrence(
        occurrence.resourceUri(), occurrence.noteName(), remediation, occurrence.content());
  }

  private List<Attestation> evidence(int image) {
    NoteName note = demo.note("qa");
    return EvidenceDocument.read(
            store.find(EvidencePath.of(digest(image), note)).orElseThrow(), digest(image), note)
        .attestations();
  }

  private static Digest digest(int image) {
    return new Digest("%064x".formatted(image));
  }
}
