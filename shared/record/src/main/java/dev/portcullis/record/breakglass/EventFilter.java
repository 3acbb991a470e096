package dev.portcullis.record.breakglass;

import dev.portcullis.storage.Content;
import dev.portcullis.storage.Query;
import dev.portcullis.verification.image.Digest;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which events a list is to hold. Immutable.
 *
 * @param workload the name of the workload
 * @param actor who used breakglass, by subject or by what people read
 * @param digest a digest among the images
 * @param reviewed whether somebody has looked at it
 * @param from the earliest time of recording, inclusive
 * @param to the latest time of recording, exclusive
 */
public record EventFilter(
    Optional<String> workload,
    Optional<String> actor,
    Optional<Digest> digest,
    Optional<Boolean> reviewed,
    Optional<Instant> from,
    Optional<Instant> to) {

  /** Every event. */
  public static final EventFilter ALL =
      new EventFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  static final String WORKLOAD = "workload";
  static final String ACTOR = "actor";
  static final String DIGEST = "digest";
  static final String REVIEWED = "reviewed";

  /** So many characters fit a label whatever they are. */
  private static final int LONGEST_LABEL = Content.MAX_LABEL_VALUE_BYTES / 4;

  public EventFilter {
    Objects.requireNonNull(workload, "workload");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(reviewed, "reviewed");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  /** Narrows a query by the most selective label; {@link #holds} looks at the rest. */
  Query narrow(Query query) {
    Query within = query.within(new Query.TimeRange(from, to));
    if (digest.isPresent()) {
      return within.matching(DIGEST, digest.get().toString());
    }
    if (workload.isPresent()) {
      return within.matching(WORKLOAD, workload.get());
    }
    if (actor.isPresent()) {
      return within.matching(ACTOR, actor.get());
    }
    return reviewed.isPresent() ? within.matching(REVIEWED, reviewed.get().toString()) : within;
  }

  /** Whether the event belongs into the list. */
  boolean holds(BreakglassEvent event) {
    return workload.map(w -> w.equals(event.workload().name())).orElse(true)
        && actor.map(a -> actors(event).contains(a)).orElse(true)
        && digest.map(d -> event.digests().contains(d)).orElse(true)
        && reviewed.map(r -> r == event.review().isPresent()).orElse(true);
  }

  /** By what names whoever used breakglass can be looked for: those that fit a label. */
  static Set<String> actors(BreakglassEvent event) {
    return (event.source() instanceof BreakglassEvent.Source.Reported reported
            ? Stream.of(reported.actor())
            : Stream.of(event.principal().subject(), event.principal().display()))
        .filter(name -> name.length() <= LONGEST_LABEL)
        .collect(Collectors.toUnmodifiableSet());
  }
}
