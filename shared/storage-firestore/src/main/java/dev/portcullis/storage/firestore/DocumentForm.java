package dev.portcullis.storage.firestore;

import com.google.firestore.v1.ArrayValue;
import com.google.firestore.v1.MapValue;
import com.google.firestore.v1.Value;
import com.google.firestore.v1.Value.ValueTypeCase;
import com.google.protobuf.Timestamp;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Documents as Firestore keeps them: {@code time}, {@code labels} (a map of arrays), {@code
 * expireAt} (what its TTL policy looks at), {@code body}, and {@code write}, a nonce of the commit
 * that wrote it.
 *
 * <p>The nonce has two uses: identical content is still a change, so the version moves; and who
 * lost the answer to a commit can see whether it happened. Fields that we do not know are left to
 * the newer version of the code that wrote them.
 */
final class DocumentForm {

  static final String TIME = "time";
  static final String LABELS = "labels";
  private static final String EXPIRE_AT = "expireAt";
  private static final String BODY = "body";
  private static final String WRITE = "write";

  private final ResourceNames names;

  DocumentForm(ResourceNames names) {
    this.names = names;
  }

  Map<String, Value> write(Content content, String nonce) {
    Map<String, Value> fields = new HashMap<>();
    fields.put(TIME, value(content.time()));
    fields.put(LABELS, value(content.labels()));
    content.expireAt().ifPresent(expiry -> fields.put(EXPIRE_AT, value(expiry)));
    fields.put(BODY, value(content.body()));
    fields.put(WRITE, value(nonce));
    return fields;
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException if it is none that we can have written
   */
  Document read(com.google.firestore.v1.Document stored) {
    Map<String, Value> fields = stored.getFieldsMap();
    Optional<Instant> expireAt =
        Optional.ofNullable(fields.get(EXPIRE_AT)).map(DocumentForm::instant);
    Content content =
        new Content(
            instant(field(fields, TIME)),
            labels(field(fields, LABELS)),
            expireAt,
            text(field(fields, BODY)));
    return new Document(names.pathOf(stored.getName()), version(stored), content);
  }

  /** Which writing of the document this is. */
  static Version version(com.google.firestore.v1.Document stored) {
    return Versions.of(stored.getUpdateTime());
  }

  /** Whether the commit of this nonce wrote the document. */
  static boolean isOf(String nonce, com.google.firestore.v1.Document stored) {
    return value(nonce).equals(stored.getFieldsMap().get(WRITE));
  }

  static Value value(String text) {
    return Value.newBuilder().setStringValue(text).build();
  }

  static Value value(Instant time) {
    Timestamp timestamp =
        Timestamp.newBuilder().setSeconds(time.getEpochSecond()).setNanos(time.getNano()).build();
    return Value.newBuilder().setTimestampValue(timestamp).build();
  }

  private static Value value(Map<String, Set<String>> labels) {
    MapValue.Builder map = MapValue.newBuilder();
    labels.forEach(
        (name, values) -> {
          ArrayValue.Builder array = ArrayValue.newBuilder();
          values.forEach(one -> array.addValues(value(one)));
          map.putFields(name, Value.newBuilder().setArrayValue(array).build());
        });
    return Value.newBuilder().setMapValue(map).build();
  }

  private static Value field(Map<String, Value> fields, String name) {
    Value value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a document without `" + name + "`");
    }
    return value;
  }

  private static Value require(Value value, ValueTypeCase type) {
    if (value.getValueTypeCase() != type) {
      throw new IllegalArgumentException(
          "a field is " + value.getValueTypeCase() + " instead of " + type);
    }
    return value;
  }

  private static String text(Value value) {
    return require(value, ValueTypeCase.STRING_VALUE).getStringValue();
  }

  private static Instant instant(Value value) {
    Timestamp time = require(value, ValueTypeCase.TIMESTAMP_VALUE).getTimestampValue();
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  private static Map<String, Set<String>> labels(Value value) {
    return require(value, ValueTypeCase.MAP_VALUE).getMapValue().getFieldsMap().entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, label -> texts(label.getValue())));
  }

  private static Set<String> texts(Value value) {
    return require(value, ValueTypeCase.ARRAY_VALUE).getArrayValue().getValuesList().stream()
        .map(DocumentForm::text)
        .collect(Collectors.toUnmodifiableSet());
  }
}
