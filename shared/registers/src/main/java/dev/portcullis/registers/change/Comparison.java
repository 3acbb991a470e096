package dev.portcullis.registers.change;

import dev.portcullis.json.Excerpt;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Walks two trees side by side and notes the leaves that differ. The trees are those of resources
 * that were read under the usual limits, which bound the depth. Not safe for use by several
 * threads.
 */
final class Comparison {

  /** A longer text is cut: who needs all of it reads the version. */
  private static final int LONGEST_TEXT = 300;

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]{1,100}");

  private final int most;
  private final List<Change> found = new ArrayList<>();
  private boolean complete = true;

  Comparison(int most) {
    this.most = most;
  }

  List<Change> found() {
    return found;
  }

  boolean isComplete() {
    return complete;
  }

  void objects(String path, JsonObject before, JsonObject after) {
    children(before.fields(), after.fields(), name -> field(path, name));
  }

  private interface Naming {
    String of(String key);
  }

  private void children(
      Map<String, JsonValue> before, Map<String, JsonValue> after, Naming naming) {
    Set<String> keys = new LinkedHashSet<>(after.keySet());
    keys.addAll(before.keySet());
    for (String key : keys) {
      if (!complete) {
        return;
      }
      values(
          naming.of(key),
          Optional.ofNullable(before.get(key)),
          Optional.ofNullable(after.get(key)));
    }
  }

  private void values(String path, Optional<JsonValue> before, Optional<JsonValue> after) {
    if (before.equals(after)) {
      return;
    }
    if (isAbsentOr(JsonObject.class, before) && isAbsentOr(JsonObject.class, after)) {
      objects(path, object(before), object(after));
    } else if (isAbsentOr(JsonArray.class, before) && isAbsentOr(JsonArray.class, after)) {
      Elements elements = Elements.of(array(before), array(after));
      children(elements.before(), elements.after(), key -> path + elements.label(key));
    } else {
      note(path, before, after);
    }
  }

  private void note(String path, Optional<JsonValue> before, Optional<JsonValue> after) {
    if (found.size() == most) {
      complete = false;
      return;
    }
    found.add(new Change(path, before.map(Comparison::shown), after.map(Comparison::shown)));
  }

  private static boolean isAbsentOr(Class<? extends JsonValue> type, Optional<JsonValue> value) {
    return value.isEmpty() || type.isInstance(value.get());
  }

  private static JsonObject object(Optional<JsonValue> value) {
    return value.map(JsonObject.class::cast).orElse(JsonObject.empty());
  }

  private static JsonArray array(Optional<JsonValue> value) {
    return value.map(JsonArray.class::cast).orElse(JsonArray.of());
  }

  private static String field(String path, String name) {
    if (!PLAIN.matcher(name).matches()) {
      return path + "[" + Excerpt.of(name) + "]";
    }
    return path.isEmpty() ? name : path + "." + name;
  }

  private static JsonValue shown(JsonValue value) {
    if (value instanceof JsonString text && text.value().length() > LONGEST_TEXT) {
      int end = text.value().offsetByCodePoints(0, LONGEST_TEXT / 2);
      return JsonString.of(text.value().substring(0, end) + "...");
    }
    if (value instanceof JsonObject || value instanceof JsonArray) {
      // One version has a leaf where the other has a tree.
      return JsonString.of(value.kind());
    }
    return value;
  }
}
