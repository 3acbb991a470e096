package dev.portcullis.rules;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonBoolean;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Limits;
import dev.portcullis.storage.firestore.RequiredIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is in {@code firestore.indexes.json} (firebase.google.com/docs/reference/firestore/indexes).
 *
 * @param indexes the composite indexes
 * @param exemptions the fields that are indexed otherwise than Firestore does by itself
 */
record IndexFile(List<RequiredIndex> indexes, List<Exemption> exemptions) {

  /**
   * A field of a collection group without an index.
   *
   * @param group the collection group
   * @param field the field
   * @param ttl whether documents are removed once the field's time has come
   * @param indexes what is indexed all the same
   */
  record Exemption(String group, String field, boolean ttl, int indexes) {}

  static IndexFile read() throws IOException, InvalidInputException {
    String text = Files.readString(Path.of("firestore.indexes.json"));
    JsonObject file = (JsonObject) JsonText.parse(text, Limits.REQUEST);
    return new IndexFile(
        list(file, "indexes").stream().map(IndexFile::index).toList(),
        list(file, "fieldOverrides").stream().map(IndexFile::exemption).toList());
  }

  private static RequiredIndex index(JsonObject index) {
    if (!text(index, "queryScope").equals("COLLECTION")) {
      throw new AssertionError("no list is over a collection group");
    }
    return new RequiredIndex(
        text(index, "collectionGroup"),
        list(index, "fields").stream().map(IndexFile::field).toList());
  }

  private static RequiredIndex.Field field(JsonObject field) {
    String mode = field.find("order").isPresent() ? "order" : "arrayConfig";
    return new RequiredIndex.Field(text(field, "fieldPath"), text(field, mode));
  }

  private static Exemption exemption(JsonObject override) {
    return new Exemption(
        text(override, "collectionGroup"),
        text(override, "fieldPath"),
        override.find("ttl").map(ttl -> ((JsonBoolean) ttl).value()).orElse(false),
        list(override, "indexes").size());
  }

  private static List<JsonObject> list(JsonObject object, String name) {
    return ((JsonArray) value(object, name)).values().stream().map(JsonObject.class::cast).toList();
  }

  private static String text(JsonObject object, String name) {
    return ((JsonString) value(object, name)).value();
  }

  private static JsonValue value(JsonObject object, String name) {
    return object.find(name).orElseThrow(() -> new AssertionError("no " + name + " in " + object));
  }
}
