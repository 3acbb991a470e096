package dev.portcullis.record.breakglass;

import dev.portcullis.json.JsonWriter;
import dev.portcullis.record.breakglass.BreakglassEvent.Review;
import dev.portcullis.record.breakglass.BreakglassEvent.Source;
import dev.portcullis.registers.document.BoundedPage;
import dev.portcullis.registers.document.CommitLoop.Attempt;
import dev.portcullis.registers.document.Envelope;
import dev.portcullis.registers.document.Keeping;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.principal.PrincipalForm;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.ProjectId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Keeps what was let through by breakglass. Safe for use by many threads. */
public final class BreakglassEvents {

  private final Keeping keeping;

  /** The events of a store. */
  public BreakglassEvents(Keeping keeping) {
    this.keeping = Objects.requireNonNull(keeping, "keeping");
  }

  /** The write that records an event; to be committed together with what belongs to it. */
  public static Write record(BreakglassEvent event) {
    return Write.create(event.name().path(), content(event));
  }

  /** Fetches an event. */
  public Optional<BreakglassEvent> find(EventName name) {
    return document(name).map(BreakglassEvents::read);
  }

  /** Lists events, newest first. A page may hold fewer than asked for, and still have a next. */
  public BoundedPage<BreakglassEvent> list(
      ProjectId project, EventFilter filter, int limit, Optional<PageToken> after) {
    Query query =
        Query.in("projects/" + project + "/" + EventName.COLLECTION).newestFirst().limit(limit);
    return BoundedPage.read(
        keeping.store(),
        filter.narrow(query).after(after),
        document -> Optional.of(read(document)).filter(filter::holds));
  }

  /**
   * Records what happened elsewhere; what is reported twice is recorded once.
   *
   * @throws RegisterException if the same request said something else before
   */
  public BreakglassEvent report(Principal reporter, ProjectId project, EventReport report)
      throws RegisterException {
    EventName name =
        new EventName(project, "r-" + RecordId.derived(project, reporter, report.word()));
    return keeping.loop().run(() -> prepareReport(reporter, name, report));
  }

  private Attempt<BreakglassEvent> prepareReport(
      Principal reporter, EventName name, EventReport report) throws RegisterException {
    Optional<BreakglassEvent> before = find(name);
    if (before.isPresent()) {
      if (report.isSaidBy(before.get())) {
        return Attempt.nothing(before.get());
      }
      throw new RegisterException(
          Kind.ALREADY_EXISTS,
          "the requestId was used for another report, " + name + "; choose a new one");
    }
    Source.Reported source = new Source.Reported(report.system(), report.actor(), report.time());
    BreakglassEvent event =
        new BreakglassEvent(
            name,
            source,
            now(),
            report.workload(),
            report.digests(),
            reporter,
            report.justification(),
            Optional.empty());
    return new Attempt<>(
        List.of(record(event)), List.of(BreakglassLog.reported(event, source)), committed -> event);
  }

  /**
   * Records what somebody made of an event; a later review takes the place of an earlier one.
   *
   * @throws RegisterException if there is no such event, or the reviewer is who used or reported it
   */
  public BreakglassEvent review(
      Principal reviewer, EventName name, Review.Outcome outcome, String comment)
      throws RegisterException {
    return keeping.loop().run(() -> prepareReview(reviewer, name, outcome, comment));
  }

  private Attempt<BreakglassEvent> prepareReview(
      Principal reviewer, EventName name, Review.Outcome outcome, String comment)
      throws RegisterException {
    Document document =
        document(name)
            .orElseThrow(() -> new RegisterException(Kind.NOT_FOUND, name + " does not exist"));
    BreakglassEvent event = read(document);
    // Whoever sits at a loopback server is all of its persons at once.
    if (Persons.areSame(reviewer, event.principal()) && reviewer.kind() != Principal.Kind.LOCAL) {
      throw new RegisterException(
          Kind.PRECONDITION, name + " is the reviewer's own; ask somebody else to review it");
    }
    if (event.review().filter(r -> isSame(r, reviewer, outcome, comment)).isPresent()) {
      return Attempt.nothing(event);
    }
    Review review = new Review(outcome, comment, reviewer, now());
    BreakglassEvent reviewed = event.with(review);
    return new Attempt<>(
        List.of(Write.update(document, content(reviewed))),
        List.of(BreakglassLog.reviewed(reviewed, review)),
        committed -> reviewed);
  }

  private static boolean isSame(
      Review review, Principal reviewer, Review.Outcome outcome, String comment) {
    return review.reviewer().subject().equals(reviewer.subject())
        && review.outcome() == outcome
        && review.comment().equals(comment);
  }

  private Optional<Document> document(EventName name) {
    return keeping.store().find(name.path());
  }

  private Instant now() {
    return keeping.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static Content content(BreakglassEvent event) {
    String body =
        JsonWriter.compact(
            Envelope.body().putAll(EventJson.write(event, PrincipalForm::write)).build());
    Content content =
        Content.of(event.time(), body)
            .withLabel(EventFilter.DIGEST, event.digests().stream().map(Digest::toString).toList())
            .withLabel(EventFilter.ACTOR, EventFilter.actors(event))
            .withLabel(EventFilter.REVIEWED, Boolean.toString(event.review().isPresent()));
    return event.workload().name().isEmpty()
        ? content
        : content.withLabel(EventFilter.WORKLOAD, event.workload().name());
  }

  private static BreakglassEvent read(Document document) {
    String[] segments = document.path().collection().split("/", -1);
    EventName name = new EventName(new ProjectId(segments[1]), document.path().id());
    return Envelope.read(document, fields -> EventJson.read(name, fields));
  }
}
