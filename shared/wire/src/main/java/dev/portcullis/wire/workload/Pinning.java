package dev.portcullis.wire.workload;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.workload.ContainerImage;
import dev.portcullis.verification.workload.Workload;
import dev.portcullis.verification.workload.WorkloadImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a manifest anew so that it can only run what was decided. */
final class Pinning {

  private static final String DECISION = "portcullis.dev/decision";

  private final ManifestForm form;
  private final Map<String, String> pinned = new HashMap<>();

  Pinning(ManifestForm form, Workload workload) {
    this.form = form;
    for (WorkloadImage image : workload.images()) {
      if (image instanceof ContainerImage container
          && container.reference() instanceof PinnedImage reference) {
        pinned.put(image.path(), withoutTag(reference));
      }
    }
  }

  JsonObject pin(Cursor manifest, String decisionName) {
    JsonObject images = fields(manifest);
    JsonValue decision = JsonString.of(decisionName);
    return switch (form) {
      case KNATIVE -> with(images, List.of("metadata", "annotations", DECISION), decision);
      case CLOUD_RUN_V2 -> with(images, List.of("annotations", DECISION), decision);
    };
  }

  /** A tag beside a digest is left out: nobody checked that it still means this digest. */
  private static String withoutTag(PinnedImage image) {
    String written = image.written();
    String named = written.substring(0, written.indexOf('@'));
    int colon = named.lastIndexOf(':');
    String repository = colon > named.lastIndexOf('/') ? named.substring(0, colon) : named;
    return repository + "@" + image.digest();
  }

  private JsonValue value(Cursor cursor) {
    if (cursor.value() instanceof JsonObject) {
      return fields(cursor);
    }
    return cursor.value() instanceof JsonArray
        ? JsonArray.of(cursor.array().orElseThrow().stream().map(this::value).toList())
        : cursor.value();
  }

  private JsonObject fields(Cursor cursor) {
    JsonObject.Builder object = JsonObject.builder();
    cursor
        .object()
        .orElseThrow()
        .all()
        .forEach((name, field) -> object.put(name, value(name, field)));
    return object.build();
  }

  private JsonValue value(String name, Cursor field) {
    // The text of a path is made only for what may be an image.
    if (name.equals("image") && field.value() instanceof JsonString) {
      String reference = pinned.get(field.path());
      return reference == null ? field.value() : JsonString.of(reference);
    }
    return value(field);
  }

  /** The object with a value at a path, in the place of what is there or else as the last field. */
  private static JsonObject with(JsonObject object, List<String> path, JsonValue value) {
    String name = path.get(0);
    JsonValue inner =
        path.size() == 1
            ? value
            : with(
                object.find(name).orElse(JsonObject.empty()) instanceof JsonObject present
                    ? present
                    : JsonObject.empty(),
                path.subList(1, path.size()),
                value);
    JsonObject.Builder changed = JsonObject.builder();
    object.fields().forEach((key, old) -> changed.put(key, key.equals(name) ? inner : old));
    if (!changed.contains(name)) {
      changed.put(name, inner);
    }
    return changed.build();
  }
}
