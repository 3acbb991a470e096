package dev.portcullis.record.decision;

import dev.portcullis.json.JsonWriter;
import dev.portcullis.registers.document.Envelope;
import dev.portcullis.registers.document.UnreadableDocumentException;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps decisions. They are written once and never changed. Safe for use by many threads. */
public final class DecisionLedger {

  static final String VERDICT = "verdict";
  static final String BASIS = "basis";
  static final String WORKLOAD = "workload";
  static final String DIGEST = "digest";
  private static final String REVISION = "revision";

  private static final String COLLECTION = "decisions";

  /** As many as a document's labels may have, which leaves room for the others. */
  private static final int MAX_DIGESTS = Content.MAX_LABEL_VALUES - 12;

  /** How many decisions may be looked at for one page, as a multiple of its size. */
  private static final int MAX_PAGES_PER_LIST = 5;

  private final DocumentStore store;
  private final InstantSource clock;

  /** A ledger in a store. */
  public DecisionLedger(DocumentStore store, InstantSource clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** A decision and its name. */
  public record Entry(DecisionName name, Decision decision) {}

  /**
   * What stands at one place of the ledger.
   *
   * @param name the decision's name
   * @param time when it was made
   * @param decision what it says; empty if that cannot be read
   */
  public record Scanned(DecisionName name, Instant time, Optional<Decision> decision) {

    /** The place behind it. */
    public PageToken place() {
      return new PageToken(time, name.id());
    }
  }

  /**
   * One stretch of the ledger.
   *
   * @param found what is kept of it
   * @param looked how many documents were read for it, those past their retention too
   * @param next where to go on
   */
  public record Scan(List<Scanned> found, int looked, Optional<PageToken> next) {

    public Scan {
      found = List.copyOf(found);
    }
  }

  /** One page of decisions. */
  public record Listing(List<Entry> entries, Optional<PageToken> next) {

    public Listing {
      entries = List.copyOf(entries);
    }
  }

  /**
   * The write that records a decision; to be committed together with what belongs to it.
   *
   * @throws RegisterException if the decision is larger than a document can be, or is about more
   *     digests than a document can be found by
   */
  public static Write record(DecisionName name, Decision decision, Duration retention)
      throws RegisterException {
    String body =
        JsonWriter.compact(
            DecisionJson.write(Optional.of(name), decision, Detail.STORED)
                .putAll(Envelope.body().build())
                .build());
    Set<String> digests =
        decision.images().stream()
            .flatMap(image -> image.digest().stream())
            .map(Digest::toString)
            .collect(Collectors.toUnmodifiableSet());
    if (!Envelope.fits(body) || digests.size() > MAX_DIGESTS) {
      throw new RegisterException(
          RegisterException.Kind.EXHAUSTED,
          "the decision is larger than can be recorded, so it cannot be made; split the workload");
    }
    Content content =
        Content.of(decision.createTime(), body)
            .withLabel(VERDICT, decision.outcome().name())
            .withLabel(BASIS, decision.basis().name())
            .withLabel(DIGEST, digests)
            .expiringAt(decision.createTime().plus(retention));
    if (!decision.workload().name().isEmpty()) {
      content = content.withLabel(WORKLOAD, decision.workload().name());
    }
    Optional<String> revision = decision.workload().revisionKey();
    if (revision.isPresent() && decision.outcome() == Outcome.ALLOW) {
      content = content.withLabel(REVISION, revision.get());
    }
    return Write.create(path(name), content);
  }

  /** Where a decision is kept. */
  public static DocumentPath path(DecisionName name) {
    return project(name.project()).in(COLLECTION, name.id());
  }

  /** Reads a document that was fetched together with others. */
  public static Decision read(Document document) {
    return Envelope.read(document, DecisionForm::read);
  }

  /** Fetches a decision; one past its retention is gone, whether or not it was swept up yet. */
  public Optional<Decision> find(DecisionName name) {
    Document document = store.getAll(List.of(path(name))).get(path(name));
    return Optional.ofNullable(document).filter(this::isKept).map(DecisionLedger::read);
  }

  /** Lists decisions, newest first. A page may hold fewer than asked for, and still have a next. */
  public Listing list(
      ProjectId project, DecisionFilter filter, int limit, Optional<PageToken> after) {
    List<Entry> entries = new ArrayList<>();
    Optional<PageToken> token = after;
    for (int pages = 0; pages < MAX_PAGES_PER_LIST; pages++) {
      Query query = Query.in(collection(project)).newestFirst().limit(limit - entries.size());
      Page page = store.query(filter.narrow(query).after(token));
      for (Document document : page.documents()) {
        if (isKept(document)) {
          Decision decision = read(document);
          if (filter.holds(decision)) {
            entries.add(new Entry(new DecisionName(project, document.path().id()), decision));
          }
        }
      }
      token = page.next();
      if (token.isEmpty() || entries.size() == limit) {
        break;
      }
    }
    return new Listing(entries, token);
  }

  /**
   * Reads a stretch of the ledger, newest first, that one damaged decision does not break.
   *
   * @param before the first time that is not in it
   * @param limit how many documents to read
   */
  public Scan scan(ProjectId project, Instant before, int limit, Optional<PageToken> after) {
    Query query = Query.in(collection(project)).before(before).newestFirst().limit(limit);
    return scan(project, query.after(after));
  }

  /** The same of the decisions about workloads of this name, whatever their kind or region. */
  public Scan scan(ProjectId project, Instant before, int limit, String workload) {
    Query query = Query.in(collection(project)).before(before).newestFirst().limit(limit);
    return scan(project, query.matching(WORKLOAD, workload));
  }

  /**
   * The decisions that allowed a revision of this name, newest first; empty if there are more than
   * the limit, those past their retention counted while they are there.
   */
  public Optional<List<Decision>> allowing(
      ProjectId project, String workload, String revision, int limit) {
    Page page =
        store.query(
            Query.in(collection(project))
                .matching(REVISION, WorkloadSummary.revisionKey(workload, revision))
                .newestFirst()
                .limit(limit));
    return page.next().isPresent()
        ? Optional.empty()
        : Optional.of(
            page.documents().stream().filter(this::isKept).map(DecisionLedger::read).toList());
  }

  private Scan scan(ProjectId project, Query query) {
    Page page = store.query(query);
    List<Scanned> found =
        page.documents().stream()
            .filter(this::isKept)
            .map(document -> scanned(project, document))
            .toList();
    return new Scan(found, page.documents().size(), page.next());
  }

  private static Scanned scanned(ProjectId project, Document document) {
    DecisionName name = new DecisionName(project, document.path().id());
    Instant time = document.content().time();
    try {
      return new Scanned(name, time, Optional.of(read(document)));
    } catch (UnreadableDocumentException e) {
      return new Scanned(name, time, Optional.empty());
    }
  }

  private boolean isKept(Document document) {
    Instant now = clock.instant();
    return document.content().expireAt().map(expiry -> expiry.isAfter(now)).orElse(true);
  }

  private static DocumentPath project(ProjectId project) {
    return DocumentPath.of("projects", project.value());
  }

  /** The collection of a project's decisions. */
  public static String collection(ProjectId project) {
    return project(project) + "/" + COLLECTION;
  }
}
