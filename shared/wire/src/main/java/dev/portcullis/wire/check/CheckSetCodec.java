package dev.portcullis.wire.check;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.check.Check;
import dev.portcullis.verification.check.CheckSet;
import dev.portcullis.verification.check.Scope;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.resource.BoundedList;
import dev.portcullis.wire.resource.BoundedText;
import dev.portcullis.wire.resource.ProtoText;
import java.util.List;
import java.util.Optional;

/**
 * One set of checks. Safe for use by many threads.
 *
 * @see <a
 *     href="https://cloud.google.com/binary-authorization/docs/reference/rest/v1/projects.platforms.policies#checkset">
 *     Google's reference</a>
 */
public final class CheckSetCodec {

  /** Ours; Google publishes none. */
  static final int MAX_CHECKS = 100;

  static final BoundedText DISPLAY_NAME = BoundedText.label(253);

  private final CheckCodec checks;

  /** A codec that treats keys in this way. */
  public CheckSetCodec(PublicKeys keys) {
    this.checks = new CheckCodec(keys);
  }

  /** Reads a check set. Empty only if a problem was reported. */
  public Optional<CheckSet> read(Cursor cursor) {
    return cursor.object().map(Fields::acceptingProtoNames).flatMap(this::read);
  }

  /** Writes a check set. */
  public JsonObject write(CheckSet set) {
    JsonObject.Builder object = JsonObject.builder();
    writeName(set.displayName(), object);
    if (!(set.scope() instanceof Scope.Everywhere)) {
      object.put("scope", ScopeCodec.write(set.scope()));
    }
    ImageAllowlistCodec.write(set.imageAllowlist(), object);
    if (!set.checks().isEmpty()) {
      object.put("checks", JsonArray.of(set.checks().stream().map(checks::write).toList()));
    }
    return object.build();
  }

  private Optional<CheckSet> read(Fields fields) {
    String name = nameOf(fields);
    Optional<Scope> scope = ScopeCodec.read(fields);
    Allowlist allowlist = ImageAllowlistCodec.read(fields);
    Optional<Cursor> list = fields.find("checks");
    List<Check> read =
        list.map(cursor -> BoundedList.of(cursor, MAX_CHECKS, checks::read)).orElse(List.of());
    fields.refuseUnknown();
    return scope.map(s -> new CheckSet(name, s, allowlist, read));
  }

  static String nameOf(Fields fields) {
    return ProtoText.find(fields, "displayName", DISPLAY_NAME).orElse("");
  }

  static void writeName(String name, JsonObject.Builder object) {
    if (!name.isEmpty()) {
      object.put("displayName", name);
    }
  }
}
