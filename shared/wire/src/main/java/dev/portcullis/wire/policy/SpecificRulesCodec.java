package dev.portcullis.wire.policy;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.SpecificRules;
import dev.portcullis.verification.policy.SpecificRules.Scope;
import dev.portcullis.wire.resource.BoundedText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The four maps of a policy that hold rules for parts of a Kubernetes cluster, of which a policy
 * may use one.
 */
final class SpecificRulesCodec {

  /** Ours; Google publishes none. */
  static final int MAX_RULES = 1_000;

  private static final BoundedText KEY = BoundedText.label(512);

  private final AdmissionRuleCodec<AttestorName> rules;

  SpecificRulesCodec(AdmissionRuleCodec<AttestorName> rules) {
    this.rules = rules;
  }

  /** Reads whichever map is filled. */
  Optional<SpecificRules> read(Fields policy) {
    Map<Scope, Cursor> filled = new EnumMap<>(Scope.class);
    for (Scope scope : Scope.values()) {
      policy
          .find(scope.field())
          .filter(SpecificRulesCodec::isFilled)
          .ifPresent(map -> filled.put(scope, map));
    }
    List<SpecificRules> read = new ArrayList<>();
    filled.forEach((scope, map) -> read(scope, map).ifPresent(read::add));
    filled.values().stream()
        .skip(1)
        .forEach(
            map -> map.problem("is the second kind of specific rules; a policy may use only one"));
    return read.stream().findFirst();
  }

  void write(SpecificRules specific, JsonObject.Builder policy) {
    JsonObject.Builder map = JsonObject.builder();
    specific.rules().forEach((key, rule) -> map.put(key, rules.write(rule)));
    policy.put(specific.scope().field(), map.build());
  }

  private Optional<SpecificRules> read(Scope scope, Cursor map) {
    Map<String, Cursor> entries = map.object().map(Fields::all).orElse(Map.of());
    if (entries.size() > MAX_RULES) {
      map.problem("has more than " + MAX_RULES + " rules");
      return Optional.empty();
    }
    Map<String, AdmissionRule<AttestorName>> read = new LinkedHashMap<>();
    entries.forEach(
        (key, entry) -> {
          KEY.problemWith(key).ifPresent(why -> entry.problem("has a name that " + why));
          rules.read(entry).ifPresent(rule -> read.put(key, rule));
        });
    return read.isEmpty() ? Optional.empty() : Optional.of(new SpecificRules(scope, read));
  }

  /** An empty map says nothing, as does one that is left out. */
  private static boolean isFilled(Cursor map) {
    return !(map.value() instanceof JsonObject object && object.fields().isEmpty());
  }
}
