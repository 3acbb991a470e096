package dev.portcullis.wire.orgpolicy;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.wire.resource.BoundedList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of an organization policy's {@code spec}, of which there is exactly one. */
final class PolicyRuleCodec {

  private static final String VALUES = "values";
  private static final String ALLOWED = "allowedValues";
  private static final String ALLOW_ALL = "allowAll";
  private static final String DENY_ALL = "denyAll";

  Optional<AllowedPolicies> read(Cursor rules) {
    Optional<List<Cursor>> elements = rules.array();
    if (elements.isPresent() && elements.get().size() != 1) {
      rules.problem(
          "must have exactly one rule: without conditions, one can say it all; `denyAll: true`"
              + " allows nothing, and deleting the policy allows everything");
      return Optional.empty();
    }
    return elements
        .flatMap(list -> list.get(0).object())
        .map(Fields::acceptingProtoNames)
        .flatMap(PolicyRuleCodec::read);
  }

  JsonObject write(AllowedPolicies allowed) {
    JsonObject.Builder rule = JsonObject.builder();
    if (allowed instanceof AllowedPolicies.Only only) {
      List<String> values = only.values().stream().map(AllowedValue::text).toList();
      return rule.put(
              VALUES, JsonObject.builder().put(ALLOWED, JsonArray.ofStrings(values)).build())
          .build();
    }
    return rule.put(allowed instanceof AllowedPolicies.Any ? ALLOW_ALL : DENY_ALL, true).build();
  }

  private static Optional<AllowedPolicies> read(Fields rule) {
    OrgPolicyCodec.refuse(
        rule, "condition", "is not supported: a rule holds for the whole project or not at all");
    OrgPolicyCodec.refuse(
        rule, "enforce", "is for constraints that are on or off; this one has a list of values");
    Optional<Cursor> values = rule.find(VALUES);
    Optional<Cursor> all = rule.find(ALLOW_ALL);
    Optional<Cursor> none = rule.find(DENY_ALL);
    rule.refuseUnknown();
    if (Stream.of(values, all, none).filter(Optional::isPresent).count() != 1) {
      rule.cursor()
          .problem(
              "needs exactly one of `" + VALUES + "`, `" + ALLOW_ALL + "`, `" + DENY_ALL + "`");
    }
    return values
        .flatMap(Cursor::object)
        .map(Fields::acceptingProtoNames)
        .flatMap(PolicyRuleCodec::readValues)
        .or(() -> all.flatMap(PolicyRuleCodec::readTrue).map(yes -> new AllowedPolicies.Any()))
        .or(() -> none.flatMap(PolicyRuleCodec::readTrue).map(yes -> new AllowedPolicies.None()));
  }

  private static Optional<AllowedPolicies> readValues(Fields values) {
    OrgPolicyCodec.refuse(
        values, "deniedValues", "are not supported: list what is allowed in `" + ALLOWED + "`");
    List<AllowedValue> allowed =
        values
            .get(ALLOWED)
            .map(
                list ->
                    BoundedList.filled(
                        list,
                        AllowedPolicies.Only.MAX_VALUES,
                        element -> element.text(AllowedValue::parse)))
            .orElse(List.of());
    values.refuseUnknown();
    List<AllowedValue> distinct = allowed.stream().distinct().toList();
    return distinct.isEmpty() ? Optional.empty() : Optional.of(new AllowedPolicies.Only(distinct));
  }

  private static Optional<Boolean> readTrue(Cursor cursor) {
    Optional<Boolean> value = cursor.bool();
    if (value.equals(Optional.of(false))) {
      cursor.problem("must be true, or left out");
    }
    return value.filter(yes -> yes);
  }
}
