package dev.portcullis.wire.policy;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.check.CheckSet;
import dev.portcullis.verification.check.Scope;
import dev.portcullis.verification.policy.GkePolicy;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.check.CheckSetCodec;
import dev.portcullis.wire.check.ImageAllowlistCodec;
import dev.portcullis.wire.resource.BoundedList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a platform policy for Kubernetes says beside what all platform policies do. Safe for use by
 * many threads.
 */
final class GkePolicyCodec {

  /** Ours; Google publishes none. */
  static final int MAX_CHECK_SETS = 100;

  private final CheckSetCodec sets;

  GkePolicyCodec(PublicKeys keys) {
    this.sets = new CheckSetCodec(keys);
  }

  Optional<GkePolicy> read(String description, Cursor cursor) {
    return cursor
        .object()
        .map(Fields::acceptingProtoNames)
        .flatMap(fields -> read(description, fields));
  }

  JsonObject write(GkePolicy policy) {
    JsonObject.Builder object = JsonObject.builder();
    ImageAllowlistCodec.write(policy.imageAllowlist(), object);
    if (!policy.checkSets().isEmpty()) {
      object.put("checkSets", JsonArray.of(policy.checkSets().stream().map(sets::write).toList()));
    }
    return object.build();
  }

  private Optional<GkePolicy> read(String description, Fields fields) {
    var allowlist = ImageAllowlistCodec.read(fields);
    Optional<Cursor> list = fields.find("checkSets");
    List<CheckSet> read =
        list.map(cursor -> BoundedList.of(cursor, MAX_CHECK_SETS, sets::read)).orElse(List.of());
    fields.refuseUnknown();
    boolean whole =
        list.isEmpty()
            || (list.get().value() instanceof JsonArray array
                && array.values().size() == read.size());
    // Where a set was not understood, the order of the rest says nothing.
    return whole && list.map(cursor -> checkOrder(cursor, read)).orElse(true)
        ? Optional.of(new GkePolicy(description, allowlist, read))
        : Optional.empty();
  }

  /** Whether every set can be used and one is for everything else. */
  private static boolean checkOrder(Cursor list, List<CheckSet> sets) {
    List<Scope> scopes = sets.stream().map(CheckSet::scope).toList();
    List<Cursor> elements = list.array().orElse(List.of());
    boolean ordered = true;
    for (int i = 0; i < scopes.size(); i++) {
      OptionalInt hider = GkePolicy.hider(scopes, i);
      if (hider.isPresent()) {
        ordered = false;
        elements
            .get(i)
            .problem(
                "is never used, as `"
                    + elements.get(hider.getAsInt()).path()
                    + "` applies wherever it does; put the more specific scope first");
      }
    }
    if (!scopes.isEmpty() && !(scopes.get(scopes.size() - 1) instanceof Scope.Everywhere)) {
      ordered = false;
      elements
          .get(scopes.size() - 1)
          .problem("must have no `scope`, as the last check set is for everything else");
    }
    return ordered;
  }
}
