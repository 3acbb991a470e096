package dev.portcullis.wire.orgpolicy;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An organization policy, in the shape of version 2 of Google's API. Only what can be honoured is
 * read: one list of values, or all, or none. A dry run, a condition, a denied value, an inherited
 * rule is refused, as leaving it out could allow more than its author meant. Safe for use by many
 * threads.
 *
 * @see <a
 *     href="https://cloud.google.com/resource-manager/docs/reference/orgpolicy/rest/v2/organizations.policies">
 *     Google's reference</a>
 */
public final class OrgPolicyCodec {

  private final PolicyRuleCodec rules = new PolicyRuleCodec();

  /**
   * Reads a policy that names itself. Empty only if a problem was reported; that there is a value
   * does not mean that none was.
   */
  public Optional<Received<AllowedPolicies>> readNamed(OrgPolicyName name, Cursor cursor) {
    var unused = cursor.object().flatMap(fields -> fields.get("name"));
    return read(name, cursor);
  }

  /** Reads a policy that the URL names; a name in it has to be the same. */
  public Optional<Received<AllowedPolicies>> read(OrgPolicyName name, Cursor cursor) {
    return cursor
        .object()
        .map(Fields::acceptingProtoNames)
        .flatMap(fields -> read(name.toString(), fields));
  }

  /** Writes a policy. */
  public JsonObject write(OrgPolicyName name, AllowedPolicies allowed, Stamp stamp) {
    JsonObject spec =
        JsonObject.builder()
            .putText("etag", stamp.etag())
            .putText("updateTime", stamp.updateTime().map(Instant::toString))
            .put("rules", JsonArray.of(List.of(rules.write(allowed))))
            .build();
    return JsonObject.builder()
        .put("name", name.toString())
        .put("spec", spec)
        .putText("etag", stamp.etag())
        .build();
  }

  private Optional<Received<AllowedPolicies>> read(String name, Fields fields) {
    fields.find("name").ifPresent(field -> requireName(field, name));
    Optional<String> etag = Received.etagOf(fields);
    refuse(
        fields,
        "dryRunSpec",
        "is not supported: `spec` is enforced at once; `deployments:validate` with"
            + " `validateOnly` tells what it would refuse");
    Optional<Cursor> specCursor = fields.get("spec");
    Optional<Fields> spec = specCursor.flatMap(Cursor::object).map(Fields::acceptingProtoNames);
    Optional<String> specEtag = spec.flatMap(Received::etagOf);
    Optional<AllowedPolicies> allowed = spec.flatMap(this::spec);
    fields.refuseUnknown();
    if (etag.isPresent() && specEtag.isPresent() && !etag.equals(specEtag)) {
      specCursor.orElseThrow().problem("has another `etag` than the policy; leave one out");
      return Optional.empty();
    }
    return allowed.map(value -> new Received<>(value, etag.or(() -> specEtag)));
  }

  private Optional<AllowedPolicies> spec(Fields spec) {
    Received.passOverOutput(spec);
    spec.ignore("etag");
    refuseTrue(
        spec,
        "inheritFromParent",
        "nothing is above a project here, so there is nothing to inherit");
    refuseTrue(spec, "reset", "delete the policy to have no constraint");
    Optional<AllowedPolicies> allowed = spec.get("rules").flatMap(rules::read);
    spec.refuseUnknown();
    return allowed;
  }

  private static void requireName(Cursor field, String name) {
    if (field.string().filter(text -> !text.equals(name)).isPresent()) {
      field.problem("must be `" + name + "`: no other constraint is known");
    }
  }

  /** A field that says what cannot be done, however it says it. */
  static void refuse(Fields fields, String name, String problem) {
    fields.find(name).ifPresent(field -> field.problem(problem));
  }

  private static void refuseTrue(Fields fields, String name, String why) {
    fields
        .find(name)
        .ifPresent(
            field ->
                field
                    .bool()
                    .filter(value -> value)
                    .ifPresent(value -> field.problem("must not be true: " + why)));
  }
}
