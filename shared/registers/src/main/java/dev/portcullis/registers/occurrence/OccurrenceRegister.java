package dev.portcullis.registers.occurrence;

import dev.portcullis.registers.document.BoundedPage;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.document.CommitLoop.Attempt;
import dev.portcullis.registers.document.Keeping;
import dev.portcullis.registers.evidence.EvidenceChanges;
import dev.portcullis.registers.evidence.EvidencePath;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.StoreLimits;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.grafeas.Occurrence;
import dev.portcullis.wire.grafeas.filter.Filter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Occurrences. Each is written together with the evidence that decisions read, or not at all. Safe
 * for use by many threads.
 */
public final class OccurrenceRegister {

  /** How many occurrences can be created at once: each is up to two writes of one commit. */
  public static final int MAX_CREATED = StoreLimits.MAX_WRITES / 2;

  /** More than this many occurrences of one digest in one project are not looked through. */
  public static final int MAX_OF_DIGEST = 100;

  private final DocumentStore store;
  private final InstantSource clock;
  private final CommitLoop loop;
  private final NoteRegister notes;
  private final OccurrenceForm form = new OccurrenceForm();

  /** A register in a store, for occurrences that hang on these notes. */
  public OccurrenceRegister(Keeping keeping, NoteRegister notes) {
    this.store = keeping.store();
    this.clock = keeping.clock();
    this.loop = keeping.loop();
    this.notes = notes;
  }

  /** One page of occurrences. */
  public record Listing(List<StoredOccurrence> occurrences, Optional<PageToken> next) {

    public Listing {
      occurrences = List.copyOf(occurrences);
    }
  }

  /**
   * The notes that occurrences in a project about a digest hang on.
   *
   * @param names each once
   * @param complete whether these are all
   */
  public record Notes(Set<NoteName> names, boolean complete) {

    public Notes {
      names = Set.copyOf(names);
    }
  }

  /** Where an occurrence is kept. */
  public static DocumentPath path(OccurrenceName name) {
    return OccurrenceForm.path(name);
  }

  /** Reads a document that was fetched together with others. */
  public StoredOccurrence read(Document document) {
    return form.read(document);
  }

  /** What an occurrence is called, or will be: its name follows from what it says. */
  public static OccurrenceName nameOf(ProjectId project, Occurrence occurrence) {
    return OccurrenceId.of(project, occurrence);
  }

  /**
   * Creates an occurrence, or answers with the one that already says the same.
   *
   * @throws RegisterException if its note does not exist, or there are too many attestations of its
   *     digest under that note
   */
  public StoredOccurrence create(Principal author, ProjectId project, Occurrence occurrence)
      throws RegisterException {
    return createAll(author, project, List.of(occurrence)).get(0);
  }

  /**
   * Creates several occurrences, or none of them; the one that already says the same stands for one
   * of them. Answers with all, in their order.
   *
   * @param occurrences at most {@link #MAX_CREATED}
   * @throws RegisterException as {@link #create} does, or if they are too much for one commit
   */
  public List<StoredOccurrence> createAll(
      Principal author, ProjectId project, List<Occurrence> occurrences) throws RegisterException {
    List<OccurrenceName> names = occurrences.stream().map(o -> nameOf(project, o)).toList();
    Map<OccurrenceName, Occurrence> wanted = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      wanted.putIfAbsent(names.get(i), occurrences.get(i));
    }
    Creation creation = new Creation(form, notes, author, wanted);
    Map<OccurrenceName, StoredOccurrence> created =
        loop.run(() -> creation.over(store.getAll(creation.paths()), now()));
    return names.stream().map(name -> Objects.requireNonNull(created.get(name))).toList();
  }

  /** Fetches an occurrence. */
  public Optional<StoredOccurrence> find(OccurrenceName name) {
    return store.find(OccurrenceForm.path(name)).map(form::read);
  }

  /**
   * Changes what was written beside an attestation; the attestation stays what it is.
   *
   * @param before what the occurrence said when it was read
   * @param after what it shall say: the same resource, note and content
   * @throws RegisterException if it is gone, or says something else by now
   */
  public StoredOccurrence replace(OccurrenceName name, Occurrence before, Occurrence after)
      throws RegisterException {
    if (!nameOf(name.project(), after).equals(name)) {
      throw new IllegalArgumentException("what was signed makes another occurrence");
    }
    return loop.run(
        () -> {
          Document document = store.find(OccurrenceForm.path(name)).orElseThrow(() -> none(name));
          StoredOccurrence stored = form.read(document);
          if (stored.occurrence().equals(after)) {
            return Attempt.nothing(stored);
          }
          if (!stored.occurrence().equals(before)) {
            throw new RegisterException(
                RegisterException.Kind.STALE,
                "somebody changed " + name + " meanwhile; send the change again");
          }
          StoredOccurrence changed = stored.changedTo(after, now());
          return new Attempt<>(
              List.of(Write.update(document, form.write(changed))), committed -> changed);
        });
  }

  /**
   * Deletes an occurrence, and takes its attestation out of the evidence.
   *
   * @throws RegisterException if there is none
   */
  public void delete(OccurrenceName name) throws RegisterException {
    var unused = loop.run(() -> prepareDelete(name));
  }

  private Attempt<StoredOccurrence> prepareDelete(OccurrenceName name) throws RegisterException {
    Document document = store.find(OccurrenceForm.path(name)).orElseThrow(() -> none(name));
    StoredOccurrence stored = form.read(document);
    List<Write> writes = new ArrayList<>();
    writes.add(Write.delete(document));
    NoteName note = stored.occurrence().noteName();
    Optional<Digest> digest = stored.occurrence().resourceUri().digest();
    if (digest.isPresent()) {
      EvidenceChanges evidence =
          new EvidenceChanges(store.getAll(List.of(EvidencePath.of(digest.get(), note))));
      evidence.remove(digest.get(), note, name);
      writes.addAll(evidence.writes(now()));
    }
    return new Attempt<>(writes, committed -> stored);
  }

  /** Lists the occurrences of a project, newest first. */
  public Listing list(ProjectId project, int limit, Optional<PageToken> after) {
    return list(project, new Filter.Anything(), limit, after);
  }

  /**
   * Lists the occurrences of a project that a filter accepts, newest first. A page may be shorter
   * than the limit, even empty, and go on.
   */
  public Listing list(ProjectId project, Filter filter, int limit, Optional<PageToken> after) {
    return list(OccurrenceLabels.of(project, filter), filter, limit, after);
  }

  /** Lists the occurrences that hang on a note, in whatever project they are, newest first. */
  public Listing list(NoteName note, int limit, Optional<PageToken> after) {
    return list(note, new Filter.Anything(), limit, after);
  }

  /** The same, but only those that a filter accepts, as for a project. */
  public Listing list(NoteName note, Filter filter, int limit, Optional<PageToken> after) {
    return list(OccurrenceLabels.of(note, filter), filter, limit, after);
  }

  /** Finds out what occurrences in a project about a digest hang on, by one query. */
  public Notes notes(ProjectId project, Digest digest) {
    Query.Match match = OccurrenceLabels.of(project, digest);
    Page page =
        store.query(
            Query.in(OccurrenceForm.COLLECTION)
                .matching(match.label(), match.value())
                .newestFirst()
                .limit(MAX_OF_DIGEST));
    return new Notes(
        page.documents().stream()
            .map(document -> form.read(document).occurrence().noteName())
            .collect(Collectors.toUnmodifiableSet()),
        page.next().isEmpty());
  }

  private Listing list(Query.Match match, Filter filter, int limit, Optional<PageToken> after) {
    BoundedPage<StoredOccurrence> page =
        BoundedPage.read(
            store,
            Query.in(OccurrenceForm.COLLECTION)
                .matching(match.label(), match.value())
                .newestFirst()
                .limit(limit)
                .after(after),
            document -> Optional.of(form.read(document)).filter(o -> filter.accepts(o.values())));
    return new Listing(page.items(), page.next());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static RegisterException none(OccurrenceName name) {
    return new RegisterException(RegisterException.Kind.NOT_FOUND, name + " does not exist");
  }
}
