package dev.portcullis.record.fsck;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonNumber;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.record.log.LogEntry;
import dev.portcullis.record.log.Particulars;
import dev.portcullis.registers.document.UnreadableDocumentException;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.storage.Document;
import dev.portcullis.verification.verdict.Basis;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What entries say about other things, and whether those are so: decisions by breakglass, and
 * particulars that were erased. Used by one thread.
 */
final class References {

  /** In the facts of {@code BREAKGLASS_USED}: the decision's name. */
  static final String DECISION = "decision";

  /** In the same: when the decision may be removed. */
  static final String EXPIRE_TIME = "decisionExpireTime";

  /** In the facts of {@code PARTICULARS_ERASED}: the number of the other entry. */
  static final String INDEX = "index";

  /** In the same, of several at once: their numbers. */
  static final String INDEXES = "indexes";

  private final Findings findings;
  private final Instant now;
  private final TreeSet<Long> erased = new TreeSet<>();
  private final Set<Long> erasures = new HashSet<>();
  private final TreeMap<String, Used> used = new TreeMap<>();
  private final TreeSet<String> unrecorded = new TreeSet<>();

  private record Used(long index, Optional<Instant> expireTime) {}

  References(Findings findings, Instant now) {
    this.findings = findings;
    this.now = now;
  }

  /** Takes down what an entry is about. */
  void entry(LogEntry entry) {
    if (entry.particulars() instanceof Particulars.Erased) {
      erased.add(entry.index());
    }
    if (entry.leaf().kind() == EventKind.PARTICULARS_ERASED) {
      erasures.addAll(erasedBy(entry));
    }
    if (entry.leaf().kind() == EventKind.BREAKGLASS_USED) {
      Used before = used.putIfAbsent(decision(entry), new Used(entry.index(), expireTime(entry)));
      if (before != null) {
        findings.at(
            entry.index(),
            "entry " + entry.index() + " is about the same decision as entry " + before.index());
      }
    }
  }

  /** Looks at a decision. */
  void decision(Document document) {
    String name = document.path().toString();
    Optional<Decision> decision = read(document);
    boolean recorded = used.remove(name) != null;
    if (decision.isPresent() && decision.get().basis() == Basis.BREAKGLASS && !recorded) {
      unrecorded.add(name);
    }
    if (decision.isPresent() && decision.get().basis() != Basis.BREAKGLASS && recorded) {
      findings.whole(name + " is on record as breakglass, and says that it is not");
    }
  }

  /** Whether there are decisions by breakglass of which no entry is known. */
  boolean isUnrecorded() {
    return !unrecorded.isEmpty();
  }

  /** An entry that was appended after the others were read: a decision may be newer than those. */
  void late(LogEntry entry) {
    if (entry.leaf().kind() == EventKind.BREAKGLASS_USED) {
      unrecorded.remove(decision(entry));
    }
  }

  private static String decision(LogEntry entry) {
    return text(entry, DECISION).orElse(entry.leaf().subject());
  }

  /** Says what is left over when everything was seen. */
  void end() {
    for (long index : erased) {
      if (!erasures.contains(index)) {
        findings.at(
            index, "entry " + index + " lost its particulars, and no entry says who erased them");
      }
    }
    for (String name : unrecorded) {
      findings.whole(name + " let a workload through by breakglass, and no entry says so");
    }
    used.forEach(
        (name, entry) -> {
          if (!entry.expireTime().map(expiry -> !expiry.isAfter(now)).orElse(false)) {
            findings.at(
                entry.index(), "entry " + entry.index() + " is about " + name + ", which is gone");
          }
        });
  }

  private Optional<Decision> read(Document document) {
    try {
      return Optional.of(DecisionLedger.read(document));
    } catch (UnreadableDocumentException e) {
      findings.whole(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Optional<String> text(LogEntry entry, String fact) {
    return entry
        .leaf()
        .facts()
        .find(fact)
        .flatMap(v -> v instanceof JsonString s ? Optional.of(s.value()) : Optional.empty());
  }

  private static Optional<Instant> expireTime(LogEntry entry) {
    try {
      return text(entry, EXPIRE_TIME).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static List<Long> erasedBy(LogEntry entry) {
    JsonObject facts = entry.leaf().facts();
    List<Long> indexes = new ArrayList<>();
    facts.find(INDEX).flatMap(References::number).ifPresent(indexes::add);
    if (facts.find(INDEXES).orElse(JsonArray.of(List.of())) instanceof JsonArray several) {
      several.values().forEach(value -> number(value).ifPresent(indexes::add));
    }
    return indexes;
  }

  private static Optional<Long> number(JsonValue value) {
    return value instanceof JsonNumber number ? boxed(number.toLong()) : Optional.empty();
  }

  private static Optional<Long> boxed(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }
}
