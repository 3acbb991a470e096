package dev.portcullis.wire.policy;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.AllowlistPattern;
import dev.portcullis.wire.resource.BoundedList;
import java.util.Optional;

/** The patterns of a policy: a list of objects with one field each. */
final class AllowlistCodec {

  /** Ours; Google publishes none. */
  static final int MAX_PATTERNS = 10_000;

  private static final String FIELD = "namePattern";

  private AllowlistCodec() {}

  static Allowlist read(Cursor list) {
    return Allowlist.of(BoundedList.of(list, MAX_PATTERNS, AllowlistCodec::pattern));
  }

  /** The list; empty for an allowlist without patterns, which resources leave out. */
  static Optional<JsonArray> write(Allowlist allowlist) {
    return Optional.of(allowlist.patterns())
        .filter(patterns -> !patterns.isEmpty())
        .map(patterns -> JsonArray.of(patterns.stream().map(AllowlistCodec::write).toList()));
  }

  private static Optional<AllowlistPattern> pattern(Cursor element) {
    Optional<Fields> fields = element.object().map(Fields::acceptingProtoNames);
    Optional<AllowlistPattern> pattern =
        fields.flatMap(f -> f.get(FIELD)).flatMap(text -> text.text(AllowlistPattern::parse));
    fields.ifPresent(Fields::refuseUnknown);
    return pattern;
  }

  private static JsonObject write(AllowlistPattern pattern) {
    return JsonObject.builder().put(FIELD, pattern.text()).build();
  }
}
