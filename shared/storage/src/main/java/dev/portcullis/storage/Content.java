package dev.portcullis.storage;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is written at a path: a body, and what lists find it by. Immutable.
 *
 * <p>The bounds are what fits one Firestore document of 1 MiB and its indexes, which compare only
 * the first 1,500 bytes of a value. Callers bound what comes from outside before, so breaking one
 * is an {@link IllegalArgumentException}.
 *
 * @param time what lists are ordered by, cut to microseconds
 * @param labels what lists can be filtered by: at most 32 names of 1 to 40 letters, with at most
 *     512 values together, each at most 1,024 bytes in UTF-8; a name without values is dropped
 * @param expireAt when the store may remove the document; until it does, readers still see it and
 *     decide by their own clock
 * @param body JSON text, at most 900 KiB in UTF-8, kept exactly
 */
public record Content(
    Instant time, Map<String, Set<String>> labels, Optional<Instant> expireAt, String body) {

  /** The largest body, in bytes of UTF-8. */
  public static final int MAX_BODY_BYTES = 900 * 1024;

  /** How many label names a document may have. */
  public static final int MAX_LABELS = 32;

  /** How many label values a document may have, over all names. */
  public static final int MAX_LABEL_VALUES = 512;

  /** The longest label value, in bytes of UTF-8. */
  public static final int MAX_LABEL_VALUE_BYTES = 1024;

  private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z]{1,40}");

  public Content {
    time = Timestamps.storable(time);
    expireAt = expireAt.map(Timestamps::storable);
    labels = checked(labels);
    if (body.length() > MAX_BODY_BYTES || Text.utf8Length("a body", body) > MAX_BODY_BYTES) {
      throw new IllegalArgumentException(
          "too large: a body has at most " + MAX_BODY_BYTES + " bytes");
    }
  }

  /** A body without labels that never expires. */
  public static Content of(Instant time, String body) {
    return new Content(time, Map.of(), Optional.empty(), body);
  }

  /** The same with this label set to one value. */
  public Content withLabel(String name, String value) {
    return withLabel(name, Set.of(value));
  }

  /** The same with this label set to these values; none removes it. */
  public Content withLabel(String name, Collection<String> values) {
    Map<String, Set<String>> changed = new TreeMap<>(labels);
    changed.put(name, new TreeSet<>(values));
    return new Content(time, changed, expireAt, body);
  }

  /** The same with a time after which the store may remove it. */
  public Content expiringAt(Instant instant) {
    return new Content(time, labels, Optional.of(instant), body);
  }

  static void requireLabelName(String name) {
    if (!LABEL_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a label name: " + Excerpt.of(name));
    }
  }

  private static Map<String, Set<String>> checked(Map<String, Set<String>> labels) {
    Map<String, Set<String>> sorted = new TreeMap<>();
    int values = 0;
    for (Map.Entry<String, Set<String>> label : labels.entrySet()) {
      requireLabelName(label.getKey());
      Set<String> copy = Collections.unmodifiableSet(new TreeSet<>(label.getValue()));
      copy.forEach(Content::requireLabelValue);
      values += copy.size();
      if (!copy.isEmpty()) {
        sorted.put(label.getKey(), copy);
      }
    }
    if (sorted.size() > MAX_LABELS || values > MAX_LABEL_VALUES) {
      throw new IllegalArgumentException(
          "too many labels: " + sorted.size() + " names with " + values + " values");
    }
    return Collections.unmodifiableMap(sorted);
  }

  private static void requireLabelValue(String value) {
    if (value.length() > MAX_LABEL_VALUE_BYTES
        || Text.utf8Length("a label value", value) > MAX_LABEL_VALUE_BYTES) {
      throw new IllegalArgumentException(
          "too large: a label value has at most " + MAX_LABEL_VALUE_BYTES + " bytes");
    }
  }
}
