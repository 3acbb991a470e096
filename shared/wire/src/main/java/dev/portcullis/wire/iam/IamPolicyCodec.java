package dev.portcullis.wire.iam;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.wire.resource.BoundedList;
import dev.portcullis.wire.resource.ProtoText;
import dev.portcullis.wire.resource.Received;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An IAM policy. Safe for use by many threads.
 *
 * @see <a href="https://cloud.google.com/iam/docs/reference/rest/v1/Policy">Google's reference</a>
 */
public final class IamPolicyCodec {

  private static final Set<Long> VERSIONS = Set.of(0L, 1L, 3L);

  private final BindingCodec bindings = new BindingCodec();

  /**
   * Reads a policy. Its etag is base64 of either alphabet, and kept in the standard one. Empty only
   * if a problem was reported; that there is a value does not mean that none was.
   */
  public Optional<Received<IamPolicy>> read(Cursor cursor) {
    return cursor.object().map(Fields::acceptingProtoNames).map(this::read);
  }

  /** Writes a policy; version 3 if it has conditions. */
  public JsonObject write(IamPolicy policy, Optional<String> etag) {
    JsonObject.Builder object = JsonObject.builder();
    if (!policy.bindings().isEmpty()) {
      object.put("version", policy.hasConditions() ? IamPolicy.WITH_CONDITIONS : 1);
      object.put(
          "bindings", JsonArray.of(policy.bindings().stream().map(bindings::write).toList()));
    }
    return object.putText("etag", etag).build();
  }

  private Received<IamPolicy> read(Fields fields) {
    Optional<String> etag =
        ProtoText.find(fields, "etag")
            .flatMap(Cursor::base64)
            .map(bytes -> Base64.getEncoder().encodeToString(bytes));
    Optional<Cursor> versionField = fields.find("version");
    Optional<Long> version = versionField.flatMap(Cursor::integer);
    if (version.isPresent() && !VERSIONS.contains(version.get())) {
      versionField.orElseThrow().problem("must be 0, 1 or 3");
    }
    boolean conditional = version.equals(Optional.of((long) IamPolicy.WITH_CONDITIONS));
    Optional<Cursor> list = fields.find("bindings");
    List<Binding> read =
        list.map(
                elements ->
                    BoundedList.of(
                        elements,
                        IamPolicy.MAX_MEMBERS,
                        element -> bindings.read(element, conditional)))
            .orElse(List.of());
    list.ifPresent(cursor -> checkLimits(cursor, read));
    fields.refuseUnknown();
    return new Received<>(new IamPolicy(read), etag);
  }

  private static void checkLimits(Cursor list, List<Binding> bindings) {
    long members = bindings.stream().mapToLong(binding -> binding.members().size()).sum();
    long groups =
        bindings.stream()
            .flatMap(binding -> binding.members().stream())
            .filter(
                member ->
                    member instanceof Member.Account account
                        && account.kind() == Member.AccountKind.GROUP)
            .count();
    if (members > IamPolicy.MAX_MEMBERS) {
      list.problem("has " + members + " members in all; at most " + IamPolicy.MAX_MEMBERS);
    }
    if (groups > IamPolicy.MAX_GROUPS) {
      list.problem("has " + groups + " groups in all; at most " + IamPolicy.MAX_GROUPS);
    }
  }
}
