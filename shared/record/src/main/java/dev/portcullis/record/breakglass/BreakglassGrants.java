package dev.portcullis.record.breakglass;

import dev.portcullis.json.JsonWriter;
import dev.portcullis.record.breakglass.BreakglassGrant.Deed;
import dev.portcullis.record.breakglass.BreakglassGrant.State;
import dev.portcullis.registers.document.BoundedPage;
import dev.portcullis.registers.document.CommitLoop.Attempt;
import dev.portcullis.registers.document.Envelope;
import dev.portcullis.registers.document.Keeping;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.principal.PrincipalForm;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.settings.BreakglassSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps grants of breakglass. Safe for use by many threads. */
public final class BreakglassGrants {

  private static final String WORKLOAD = "workload";

  private final Keeping keeping;
  private final Supplier<String> ids;

  /**
   * The grants of a store.
   *
   * @param ids gives ids that nobody can guess and that never come twice
   */
  public BreakglassGrants(Keeping keeping, Supplier<String> ids) {
    this.keeping = Objects.requireNonNull(keeping, "keeping");
    this.ids = Objects.requireNonNull(ids, "ids");
  }

  /** Fetches a grant. */
  public Optional<BreakglassGrant> find(GrantName name) {
    return keeping.store().find(name.path()).map(BreakglassGrants::read);
  }

  /** Lists grants, newest first, of a workload of this name if one is given. */
  public BoundedPage<BreakglassGrant> list(
      ProjectId project, Optional<String> workload, int limit, Optional<PageToken> after) {
    Query all =
        Query.in("projects/" + project + "/" + GrantName.COLLECTION).newestFirst().limit(limit);
    return BoundedPage.read(
        keeping.store(),
        workload.map(name -> all.matching(WORKLOAD, name)).orElse(all).after(after),
        document -> Optional.of(read(document)));
  }

  /** What time it is where the grants are. */
  public Instant now() {
    return keeping.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Asks for a grant; what is asked for twice under one request id is asked for once.
   *
   * @param settings what the project has settled
   * @param requestId what the caller calls it
   * @throws RegisterException if the caller is no person, the project admits no such grant, the
   *     workload has too many, or the same request asked for something else before
   */
  public BreakglassGrant ask(
      Principal asker,
      ProjectId project,
      BreakglassSettings settings,
      GrantTerms terms,
      Optional<String> requestId)
      throws RegisterException {
    // Whoever has a program ask could approve it, and would be both persons at once.
    if (!Persons.isPerson(asker)) {
      throw new RegisterException(
          Kind.PRECONDITION,
          "a program cannot ask for a grant; have a person ask, and the program may use it");
    }
    String id = requestId.map(word -> RecordId.derived(project, asker, word)).orElseGet(ids);
    GrantName name = new GrantName(project, id);
    return keeping.loop().run(() -> prepare(asker, name, settings, terms));
  }

  private Attempt<BreakglassGrant> prepare(
      Principal asker, GrantName name, BreakglassSettings settings, GrantTerms terms)
      throws RegisterException {
    DocumentPath indexPath = GrantIndex.path(name.project(), terms.workload());
    Map<DocumentPath, Document> found = keeping.store().getAll(List.of(name.path(), indexPath));
    Optional<BreakglassGrant> before =
        Optional.ofNullable(found.get(name.path())).map(BreakglassGrants::read);
    if (before.isPresent()) {
      if (before.get().terms().equals(terms)) {
        return Attempt.nothing(before.get());
      }
      throw new RegisterException(
          Kind.ALREADY_EXISTS,
          "the requestId was used for another grant, " + name + "; choose a new one");
    }
    Instant now = now();
    requireAdmissible(settings, terms, now);
    Optional<Document> index = Optional.ofNullable(found.get(indexPath));
    List<GrantName> open = new ArrayList<>(open(name.project(), index, now));
    if (open.size() >= GrantIndex.MAX_OPEN) {
      throw new RegisterException(
          Kind.EXHAUSTED,
          terms.workload()
              + " has "
              + GrantIndex.MAX_OPEN
              + " open grants; revoke one that nobody needs");
    }
    open.add(name);
    BreakglassGrant grant =
        new BreakglassGrant(
            name, terms, new Deed(asker, now), Optional.empty(), Optional.empty(), 0);
    return new Attempt<>(
        List.of(
            Write.create(name.path(), content(grant)),
            new GrantIndex(open).write(indexPath, index, now)),
        List.of(BreakglassLog.grant(EventKind.GRANT_ASKED, grant, asker, now)),
        committed -> grant);
  }

  private static void requireAdmissible(BreakglassSettings settings, GrantTerms terms, Instant now)
      throws RegisterException {
    Duration longest = settings.maximumDuration();
    if (!settings.enabled()) {
      throw new RegisterException(
          Kind.PRECONDITION, "the project has no breakglass, so there is nothing to grant");
    }
    if (!terms.endTime().isAfter(now) || terms.endTime().isAfter(now.plus(longest))) {
      throw new RegisterException(
          Kind.PRECONDITION,
          "endTime must be later than now and no later than " + now.plus(longest));
    }
    List<String> problems = Justification.problems(terms.justification(), settings);
    if (!problems.isEmpty()) {
      throw new RegisterException(
          Kind.PRECONDITION, "the justification " + String.join("; it ", problems));
    }
  }

  private List<GrantName> open(ProjectId project, Optional<Document> index, Instant now) {
    List<GrantName> named =
        index.map(document -> GrantIndex.read(project, document).grants()).orElse(List.of());
    Map<DocumentPath, Document> grants =
        keeping.store().getAll(named.stream().map(GrantName::path).toList());
    return named.stream()
        .filter(
            name ->
                Optional.ofNullable(grants.get(name.path()))
                    .filter(grant -> read(grant).isOpen(now))
                    .isPresent())
        .toList();
  }

  /**
   * Agrees to a grant. What is approved already stays as it is.
   *
   * @throws RegisterException if there is no such grant, it is over, or the caller is who asked for
   *     it or no person
   */
  public BreakglassGrant approve(Principal approver, GrantName name) throws RegisterException {
    return keeping.loop().run(() -> prepareApproval(approver, name));
  }

  private Attempt<BreakglassGrant> prepareApproval(Principal approver, GrantName name)
      throws RegisterException {
    Document document = document(name);
    BreakglassGrant grant = read(document);
    Instant now = now();
    if (!Persons.isPerson(approver)) {
      throw new RegisterException(
          Kind.PRECONDITION, "a program cannot approve a grant; a person has to");
    }
    if (Persons.areSame(approver, grant.asked().by())) {
      throw new RegisterException(
          Kind.PRECONDITION, name + " is the caller's own; somebody else has to approve it");
    }
    State state = grant.state(now);
    if (state == State.APPROVED) {
      return Attempt.nothing(grant);
    }
    if (state != State.ASKED) {
      throw new RegisterException(
          Kind.PRECONDITION, name + " is " + state + " and cannot be approved; ask for a new one");
    }
    BreakglassGrant approved = grant.approvedBy(new Deed(approver, now));
    return new Attempt<>(
        List.of(Write.update(document, content(approved))),
        List.of(BreakglassLog.grant(EventKind.GRANT_APPROVED, approved, approver, now)),
        committed -> approved);
  }

  /**
   * Takes a grant back. What is over already stays as it is.
   *
   * @throws RegisterException if there is no such grant
   */
  public BreakglassGrant revoke(Principal revoker, GrantName name) throws RegisterException {
    return keeping
        .loop()
        .run(
            () -> {
              Document document = document(name);
              BreakglassGrant grant = read(document);
              Instant now = now();
              if (!grant.isOpen(now)) {
                return Attempt.nothing(grant);
              }
              BreakglassGrant revoked = grant.revokedBy(new Deed(revoker, now));
              return new Attempt<>(
                  List.of(Write.update(document, content(revoked))),
                  List.of(BreakglassLog.grant(EventKind.GRANT_REVOKED, revoked, revoker, now)),
                  committed -> revoked);
            });
  }

  /**
   * The write that uses a grant once; in a commit with what it is used for, so that of two who race
   * for the last use one has to look again.
   */
  public static Write use(Document document) {
    return Write.update(document, content(read(document).usedOnceMore()));
  }

  /** Reads a document that was fetched together with others. */
  public static BreakglassGrant read(Document document) {
    String[] segments = document.path().collection().split("/", -1);
    GrantName name = new GrantName(new ProjectId(segments[1]), document.path().id());
    return Envelope.read(document, fields -> GrantJson.read(name, fields));
  }

  private Document document(GrantName name) throws RegisterException {
    return keeping
        .store()
        .find(name.path())
        .orElseThrow(() -> new RegisterException(Kind.NOT_FOUND, name + " does not exist"));
  }

  private static Content content(BreakglassGrant grant) {
    String body =
        JsonWriter.compact(
            Envelope.body().putAll(GrantJson.write(grant, PrincipalForm::write)).build());
    return Content.of(grant.asked().time(), body)
        .withLabel(WORKLOAD, grant.terms().workload().name());
  }
}
