package dev.portcullis.testkit.registers;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.registers.occurrence.OccurrenceRegister.Listing;
import dev.portcullis.registers.occurrence.StoredOccurrence;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.PageToken;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.gate.Statements;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.wire.grafeas.AttestationContent;
import dev.portcullis.wire.grafeas.Occurrence;
import dev.portcullis.wire.grafeas.ResourceUri;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OccurrenceRegisterTest {

  private static final String IMAGE = Manifests.image(1);
  private static final TestKey KEY = TestKeys.any();

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");

  @BeforeEach
  void haveNote() throws Exception {
    demo.createNote("qa");
  }

  @Test
  void create_attestation_comesBackByteForByte() throws Exception {
    AttestationContent content = Statements.of(IMAGE, KEY);
    Occurrence occurrence =
        new Occurrence(new ResourceUri("https://" + IMAGE), demo.note("qa"), "a\nfix", content);

    StoredOccurrence created = gate.occurrences().create(Gate.OWNER, demo.id(), occurrence);

    assertThat(created.occurrence()).isEqualTo(occurrence);
    assertThat(created.author()).isEqualTo(Gate.OWNER);
    assertThat(created.createTime()).isEqualTo(MutableClock.START);
    assertThat(gate.occurrences().find(created.name())).contains(created);
  }

  @Test
  void create_twice_answersWithTheFirstAndWritesNothing() throws Exception {
    AttestationContent content = Statements.of(IMAGE, KEY);
    Occurrence occurrence = new Occurrence(new ResourceUri(IMAGE), demo.note("qa"), "", content);
    StoredOccurrence first = gate.occurrences().create(Gate.OWNER, demo.id(), occurrence);
    gate.clock().advance(Duration.ofDays(1));
    store.reset();

    assertThat(gate.occurrences().create(Gate.PIPELINE, demo.id(), occurrence)).isEqualTo(first);
    assertThat(store.commits()).isZero();
  }

  @Test
  void create_schemeOfTheUri_makesNoOtherOccurrence() throws Exception {
    AttestationContent content = Statements.of(IMAGE, KEY);

    assertThat(demo.attach(demo.note("qa"), "https://" + IMAGE, content))
        .isEqualTo(demo.attach(demo.note("qa"), IMAGE, content));
  }

  @Test
  void create_anyOtherPart_makesAnotherOccurrence() throws Exception {
    demo.createNote("security");
    TestProject other = gate.project("other");
    AttestationContent content = Statements.of(IMAGE, KEY);
    Signature signature = content.signatures().get(0);
    Signature renamed = new Signature(new KeyId("renamed"), signature.bytes());
    Signature resigned = new Signature(signature.keyId(), Bytes.utf8("another"));
    Bytes payload = content.serializedPayload();
    List<OccurrenceName> names = new ArrayList<>();
    names.add(demo.attach(demo.note("qa"), IMAGE, content));
    names.add(demo.attach(demo.note("security"), IMAGE, content));
    names.add(other.attach(demo.note("qa"), IMAGE, content));
    names.add(demo.attach(demo.note("qa"), Manifests.image(2), content));
    names.add(demo.attach(demo.note("qa"), IMAGE, Statements.signed(Bytes.utf8("x"), KEY)));
    for (List<Signature> signatures :
        List.of(List.of(renamed), List.of(resigned), List.of(signature, renamed))) {
      names.add(
          demo.attach(
              demo.note("qa"), IMAGE, new AttestationContent(payload, signatures, List.of())));
    }
    names.add(
        demo.attach(
            demo.note("qa"),
            IMAGE,
            new AttestationContent(payload, List.of(signature), List.of("a.b.c"))));

    assertThat(names).doesNotHaveDuplicates();
    assertThat(names).allSatisfy(name -> assertThat(gate.occurrences().find(name)).isPresent());
  }

  @Test
  void create_noteAbsentOrDeleted_isRefused() throws Exception {
    AttestationContent content = Statements.of(IMAGE, KEY);
    assertRefused(
        Kind.NOT_FOUND,
        "projects/demo/notes/absent does not exist",
        () -> demo.attach(demo.note("absent"), IMAGE, content));

    gate.notes().delete(Gate.OWNER, demo.note("qa"));
    assertRefused(Kind.NOT_FOUND, () -> demo.attach(demo.note("qa"), IMAGE, content));
    assertThat(gate.occurrences().list(demo.id(), 10, Optional.empty()).occurrences()).isEmpty();
  }

  @Test
  void create_moreThanADocumentHolds_isRefusedClearly() {
    Bytes large = Bytes.copyOf(new byte[16 * 1024]);
    List<Signature> signatures =
        IntStream.range(0, 60).mapToObj(i -> new Signature(new KeyId("k" + i), large)).toList();

    assertRefused(
        Kind.EXHAUSTED,
        "larger than can be kept",
        () ->
            demo.attach(
                demo.note("qa"),
                "no-digest",
                new AttestationContent(Bytes.utf8("x"), signatures, List.of())));
    assertThat(60 * 16 * 1024).isGreaterThan(Content.MAX_BODY_BYTES);
  }

  @Test
  void find_unknown_isEmpty() {
    assertThat(gate.occurrences().find(new OccurrenceName(demo.id(), "unknown"))).isEmpty();
  }

  @Test
  void delete_occurrence_isGoneAndMayBeCreatedAgain() throws Exception {
    AttestationContent content = Statements.of(IMAGE, KEY);
    OccurrenceName name = demo.attach(demo.note("qa"), IMAGE, content);
    gate.occurrences().delete(name);

    assertThat(gate.occurrences().find(name)).isEmpty();
    assertRefused(Kind.NOT_FOUND, name + " does not exist", () -> gate.occurrences().delete(name));
    assertThat(demo.attach(demo.note("qa"), IMAGE, content)).isEqualTo(name);
  }

  @Test
  void list_byProjectAndByNote_isNewestFirst() throws Exception {
    TestProject other = gate.project("other");
    demo.createNote("security");
    List<OccurrenceName> names = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      names.add(demo.attach(demo.note("qa"), Manifests.image(i), Statements.of(IMAGE, KEY)));
      gate.clock().advance(Duration.ofSeconds(1));
    }
    OccurrenceName foreign = other.attach(demo.note("qa"), IMAGE, Statements.of(IMAGE, KEY));
    gate.clock().advance(Duration.ofSeconds(1));
    OccurrenceName security = demo.attach(demo.note("security"), IMAGE, Statements.of(IMAGE, KEY));

    List<OccurrenceName> newestFirst =
        List.of(names.get(4), names.get(3), names.get(2), names.get(1), names.get(0));
    List<OccurrenceName> ofProject = new ArrayList<>(List.of(security));
    ofProject.addAll(newestFirst);
    List<OccurrenceName> ofNote = new ArrayList<>(List.of(foreign));
    ofNote.addAll(newestFirst);
    assertThat(walk(after -> gate.occurrences().list(demo.id(), 2, after))).isEqualTo(ofProject);
    assertThat(walk(after -> gate.occurrences().list(demo.note("qa"), 2, after))).isEqualTo(ofNote);
  }

  private static List<OccurrenceName> walk(Function<Optional<PageToken>, Listing> list) {
    List<OccurrenceName> names = new ArrayList<>();
    Optional<PageToken> next = Optional.empty();
    do {
      var page = list.apply(next);
      page.occurrences().forEach(occurrence -> names.add(occurrence.name()));
      next = page.next();
    } while (next.isPresent());
    return names;
  }
}
