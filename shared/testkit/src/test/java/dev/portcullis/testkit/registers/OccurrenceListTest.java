package dev.portcullis.testkit.registers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.registers.document.BoundedPage;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.occurrence.OccurrenceRegister.Listing;
import dev.portcullis.registers.occurrence.StoredOccurrence;
import dev.portcullis.storage.PageToken;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.wire.grafeas.AttestationContent;
import dev.portcullis.wire.grafeas.filter.Filter;
import dev.portcullis.wire.grafeas.filter.FilterParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lists of occurrences hold, and what their pages cost. */
class OccurrenceListTest {

  private static final String IMAGE = "gcr.io/demo/app";

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");
  private final TestProject other = gate.project("other");

  @BeforeEach
  void haveNotes() throws Exception {
    demo.createNote("qa");
    demo.createNote("ops");
    other.createNote("qa");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kind=\"ATTESTATION\"",
        "kind=\"BUILD\"",
        "NOT kind=\"BUILD\"",
        "noteId=\"qa\"",
        "noteProjectId=\"demo\"",
        "noteProjectId=\"demo\" AND noteId=\"qa\"",
        "noteProjectId=\"other\" AND noteId=\"qa\"",
        "has_suffix(resourceUrl, \"sha256:0000000000000000000000000000000000000000000000000000000000000001\")",
        "has_suffix(resourceUrl, \"0001\")",
        "has_suffix(resourceUrl, \"tag\")",
        "resourceUrl=\"https://gcr.io/demo/app:tag\"",
        "resourceUri=\"gcr.io/demo/app@sha256:0000000000000000000000000000000000000000000000000000000000000002\"",
        "resourceUri=\"gcr.io/demo/ap\"",
        "noteId=\"ops\" AND has_suffix(resourceUrl, \"sha256:0000000000000000000000000000000000000000000000000000000000000001\")",
        "noteId=\"ops\" OR resourceUrl=\"http://gcr.io/demo/app:tag\"",
        "noteId=\"ops\" AND noteId=\"qa\"",
      })
  void list_filtered_isWhatTheFilterAcceptsOfAll(String text) throws Exception {
    List<StoredOccurrence> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      TestProject in = i % 4 == 0 ? other : demo;
      TestProject noteOf = i % 5 == 0 ? other : demo;
      String note = i % 5 != 0 && i % 3 == 0 ? "ops" : "qa";
      String uri = i % 7 == 0 ? IMAGE + ":tag" : image(i % 3);
      OccurrenceName name =
          in.attach(noteOf.note(note), i % 2 == 0 ? uri : "https://" + uri, content(i));
      all.add(0, gate.occurrences().find(name).orElseThrow());
      gate.clock().advance(Duration.ofSeconds(1));
    }
    Filter filter = filter(text);

    assertThat(walk(after -> gate.occurrences().list(demo.id(), filter, 7, after)))
        .isEqualTo(names(all, o -> o.name().project().equals(demo.id()) && accepts(filter, o)));
    assertThat(walk(after -> gate.occurrences().list(demo.note("qa"), filter, 7, after)))
        .isEqualTo(
            names(
                all, o -> o.occurrence().noteName().equals(demo.note("qa")) && accepts(filter, o)));
  }

  @Test
  void list_byDigest_looksOnlyAtThatImage() throws Exception {
    assertThat(given(200)).hasSize(200);
    store.reset();

    Listing page =
        gate.occurrences()
            .list(
                demo.id(),
                filter("has_suffix(resourceUrl, \"" + image(7).substring(16) + "\")"),
                100,
                Optional.empty());

    assertThat(page.occurrences()).hasSize(1);
    assertThat(page.next()).isEmpty();
    assertThat(store.roundTrips()).isEqualTo(1);
    assertThat(store.documentsRead()).isEqualTo(1);
  }

  @Test
  void list_withoutIndex_costsABoundedPage() throws Exception {
    assertThat(given(700)).hasSize(700);
    Filter none = filter("has_suffix(resourceUrl, \"nothing\")");
    Optional<PageToken> next = Optional.empty();
    int pages = 0;
    do {
      store.reset();
      Listing page = gate.occurrences().list(demo.id(), none, 20, next);
      assertThat(page.occurrences()).isEmpty();
      assertThat(store.documentsRead()).isLessThanOrEqualTo(BoundedPage.MAX_LOOKED_AT);
      assertThat(store.roundTrips()).isLessThanOrEqualTo(5);
      next = page.next();
      pages++;
    } while (next.isPresent());
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void list_whileOthersWrite_losesNothingThatWasThereThroughout() throws Exception {
    List<OccurrenceName> given = given(50);
    Set<OccurrenceName> gone = new HashSet<>();
    List<OccurrenceName> seen = new ArrayList<>();
    Optional<PageToken> next = Optional.empty();
    int page = 0;
    do {
      Listing listing = gate.occurrences().list(demo.id(), 7, next);
      listing.occurrences().forEach(occurrence -> seen.add(occurrence.name()));
      next = listing.next();
      // One that was seen, one that was not, the one at which the page ended, and a new one.
      for (OccurrenceName doomed :
          List.of(given.get(49 - page), given.get(page), seen.get(seen.size() - 1))) {
        if (gone.add(doomed)) {
          gate.occurrences().delete(doomed);
        }
      }
      var unused = demo.attach(demo.note("qa"), image(1000 + page), content(1000 + page));
      page++;
    } while (next.isPresent());

    assertThat(seen).doesNotHaveDuplicates();
    assertThat(seen).containsAll(given.stream().filter(name -> !gone.contains(name)).toList());
    assertThat(gone).hasSizeGreaterThan(10);
  }

  private List<OccurrenceName> given(int count) throws RegisterException {
    List<OccurrenceName> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(demo.attach(demo.note("qa"), image(i), content(i)));
      gate.clock().advance(Duration.ofSeconds(1));
    }
    return names;
  }

  private static String image(int number) {
    return IMAGE + "@sha256:" + "%064d".formatted(number);
  }

  private static AttestationContent content(int number) {
    return new AttestationContent(Bytes.utf8(""), List.of(), List.of("a.b." + number));
  }

  private static Filter filter(String text) throws InvalidTextException {
    return FilterParser.ofOccurrences().parse(text);
  }

  private static boolean accepts(Filter filter, StoredOccurrence stored) {
    return filter.accepts(
        property ->
            switch (property) {
              case KIND -> "ATTESTATION";
              case NOTE_PROJECT_ID -> stored.occurrence().noteName().project().value();
              case NOTE_ID -> stored.occurrence().noteName().id();
              case RESOURCE_URI -> stored.occurrence().resourceUri().normalized();
            });
  }

  private static List<OccurrenceName> names(
      List<StoredOccurrence> all, Predicate<StoredOccurrence> wanted) {
    return all.stream().filter(wanted).map(StoredOccurrence::name).toList();
  }

  private static List<OccurrenceName> walk(Function<Optional<PageToken>, Listing> list) {
    List<OccurrenceName> names = new ArrayList<>();
    Optional<PageToken> next = Optional.empty();
    do {
      Listing page = list.apply(next);
      page.occurrences().forEach(occurrence -> names.add(occurrence.name()));
      next = page.next();
    } while (next.isPresent());
    return names;
  }
}
