package dev.portcullis.record.log;

import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.storage.Query;
import java.util.Objects;
import java.util.Optional;

/**
 * Which entries a list is to hold. Immutable.
 *
 * @param kind what sort of thing happened
 * @param subject the full name of what it happened to
 * @param range when
 */
public record LogFilter(Optional<EventKind> kind, Optional<String> subject, Query.TimeRange range) {

  /** Every entry. */
  public static final LogFilter ALL =
      new LogFilter(Optional.empty(), Optional.empty(), Query.TimeRange.ALWAYS);

  public LogFilter {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(range, "range");
  }

  /** Narrows a query by the most selective label; {@link #holds} looks at the rest. */
  Query narrow(Query query) {
    Query within = query.within(range);
    if (subject.isPresent()) {
      return within.matching(LogEntryForm.SUBJECT, subject.get());
    }
    return kind.map(k -> within.matching(LogEntryForm.KIND, k.name())).orElse(within);
  }

  /** Whether the entry belongs into the list. */
  boolean holds(LogEntry entry) {
    return kind.map(k -> k == entry.leaf().kind()).orElse(true)
        && subject.map(s -> s.equals(entry.leaf().subject())).orElse(true);
  }
}
