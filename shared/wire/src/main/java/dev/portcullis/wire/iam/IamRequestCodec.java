package dev.portcullis.wire.iam;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.wire.resource.BoundedList;
import dev.portcullis.wire.resource.Received;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The bodies of {@code getIamPolicy}, {@code setIamPolicy} and {@code testIamPermissions}. Safe for
 * use by many threads.
 */
public final class IamRequestCodec {

  private static final int MAX_PERMISSIONS = 100;
  private static final String PERMISSIONS = "permissions";

  private final IamPolicyCodec policies = new IamPolicyCodec();

  /** The version of {@code {"options": {"requestedPolicyVersion": 3}}}, 0 if it names none. */
  public Optional<Integer> readGet(Cursor cursor) {
    Optional<Fields> fields = request(cursor);
    Optional<Fields> options =
        fields
            .flatMap(f -> f.find("options"))
            .flatMap(Cursor::object)
            .map(Fields::acceptingProtoNames);
    Optional<Cursor> version = options.flatMap(f -> f.find("requestedPolicyVersion"));
    options.ifPresent(Fields::refuseUnknown);
    fields.ifPresent(Fields::refuseUnknown);
    return version.isPresent()
        ? version.get().integer().flatMap(number -> version(version.get(), number))
        : fields.map(f -> 0);
  }

  /** The policy of {@code {"policy": ...}}, whole whatever the {@code updateMask} says. */
  public Optional<Received<IamPolicy>> readSet(Cursor cursor) {
    Optional<Fields> fields = request(cursor);
    Optional<Received<IamPolicy>> policy =
        fields.flatMap(f -> f.get("policy")).flatMap(policies::read);
    fields.ifPresent(
        f -> {
          // Google's own service reads a policy whole too, unless a mask leaves the etag out.
          f.ignore("updateMask", "update_mask");
          f.refuseUnknown();
        });
    return policy;
  }

  /** The permissions of {@code {"permissions": []}}. */
  public Optional<List<IamPermission>> readTest(Cursor cursor) {
    Optional<Fields> fields = request(cursor);
    Optional<List<IamPermission>> permissions =
        fields.map(
            f ->
                f.find(PERMISSIONS)
                    .map(
                        list ->
                            BoundedList.of(
                                list,
                                MAX_PERMISSIONS,
                                element -> element.text(IamPermission::parse)))
                    .orElse(List.of()));
    fields.ifPresent(Fields::refuseUnknown);
    return permissions;
  }

  /** The answer to {@link #readTest}: those that are held. */
  public JsonObject writeTested(Collection<IamPermission> held) {
    JsonObject.Builder object = JsonObject.builder();
    if (!held.isEmpty()) {
      List<String> names = held.stream().map(IamPermission::name).toList();
      object.put(PERMISSIONS, JsonArray.ofStrings(names));
    }
    return object.build();
  }

  /** Clients made from the service's description repeat the URL's resource in the body. */
  private static Optional<Fields> request(Cursor cursor) {
    Optional<Fields> fields = cursor.object().map(Fields::acceptingProtoNames);
    fields.ifPresent(f -> f.ignore("resource"));
    return fields;
  }

  private static Optional<Integer> version(Cursor field, long number) {
    if (number != 0 && number != 1 && number != IamPolicy.WITH_CONDITIONS) {
      field.problem("must be 0, 1 or 3");
      return Optional.empty();
    }
    return Optional.of((int) number);
  }
}
