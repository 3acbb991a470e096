package dev.portcullis.record.log;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.record.merkle.MerkleHash;
import dev.portcullis.registers.journal.EventKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the log hashes of an event. Immutable.
 *
 * @param index its number in the log, from zero
 * @param kind what sort of thing happened
 * @param time when, to the microsecond
 * @param subject the full name of the resource that it happened to
 * @param facts what happened, without anything that tells of a person
 * @param particularsHash see {@link Particulars.Kept#hash}
 */
public record Leaf(
    long index,
    EventKind kind,
    Instant time,
    String subject,
    JsonObject facts,
    String particularsHash) {

  private static final Map<String, EventKind> KINDS =
      Arrays.stream(EventKind.values())
          .collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

  public Leaf {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(particularsHash, "particularsHash");
    if (index < 0 || index > LogPaths.MAX_INDEX) {
      throw new IllegalArgumentException("an entry has an index from 0");
    }
  }

  /** The bytes that are hashed: canonical JSON in UTF-8. */
  public byte[] bytes() {
    return JsonWriter.canonical(json()).getBytes(StandardCharsets.UTF_8);
  }

  /** Its hash in the tree. */
  public MerkleHash hash() {
    return MerkleHash.ofLeaf(bytes());
  }

  /** The same as JSON. */
  public JsonObject json() {
    return JsonObject.builder()
        .put("index", index)
        .put("kind", kind.name())
        .put("time", time.toString())
        .put("subject", subject)
        .put("facts", facts)
        .put("particularsHash", particularsHash)
        .build();
  }

  /** Reads what {@link #json} wrote; anything else is a problem at the cursor. */
  static Optional<Leaf> read(Cursor stored) {
    return stored.object().flatMap(Leaf::read);
  }

  private static Optional<Leaf> read(Fields fields) {
    Optional<Long> index = fields.get("index").flatMap(c -> c.integer(0, LogPaths.MAX_INDEX));
    Optional<EventKind> kind = fields.get("kind").flatMap(c -> c.choice(KINDS));
    Optional<Instant> time = fields.get("time").flatMap(Cursor::timestamp);
    Optional<String> subject = fields.get("subject").flatMap(Cursor::string);
    Optional<JsonObject> facts = fields.get("facts").flatMap(Leaf::object);
    Optional<String> hash = fields.get("particularsHash").flatMap(Cursor::string);
    fields.refuseUnknown();
    if (index.isEmpty()
        || kind.isEmpty()
        || time.isEmpty()
        || subject.isEmpty()
        || facts.isEmpty()
        || hash.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Leaf(index.get(), kind.get(), time.get(), subject.get(), facts.get(), hash.get()));
  }

  /** An object, whatever is in it. */
  static Optional<JsonObject> object(Cursor stored) {
    JsonValue value = stored.value();
    if (value instanceof JsonObject object) {
      return Optional.of(object);
    }
    stored.problem("must be an object, not " + value.kind());
    return Optional.empty();
  }
}
