package dev.portcullis.local.openapi;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Limits;
import dev.portcullis.json.YamlText;
import dev.portcullis.web.OpenApiPage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The description of the API, with its references followed. */
final class Description {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  private final JsonObject root;

  private Description(JsonObject root) {
    this.root = root;
  }

  /** The one that is served. */
  static Description served() throws InvalidInputException {
    byte[] text = OpenApiPage.text().getBytes(StandardCharsets.UTF_8);
    return new Description((JsonObject) YamlText.parse(text, Limits.REQUEST));
  }

  /** Everything it describes; a path for each value of {@code version}. */
  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonValue> path : object(root, "paths").fields().entrySet()) {
      JsonObject item = (JsonObject) path.getValue();
      for (Map.Entry<String, JsonValue> member : item.fields().entrySet()) {
        if (METHODS.contains(member.getKey())) {
          operation(path.getKey(), item, member).forEach(operations::add);
        }
      }
    }
    return operations;
  }

  /** Every reference that leads nowhere. */
  List<String> brokenReferences() {
    List<String> broken = new ArrayList<>();
    collectBroken(root, broken);
    return broken;
  }

  private Stream<Operation> operation(
      String path, JsonObject item, Map.Entry<String, JsonValue> member) {
    JsonObject operation = (JsonObject) member.getValue();
    List<JsonObject> parameters =
        Stream.concat(elements(item, "parameters"), elements(operation, "parameters"))
            .map(this::follow)
            .toList();
    Optional<JsonObject> version =
        parameters.stream().filter(p -> text(p, "name").equals("version")).findFirst();
    List<String> versions =
        version
            .map(p -> elements(object(p, "schema"), "enum").map(Description::text).toList())
            .orElse(List.of(""));
    return versions.stream()
        .map(
            v ->
                new Operation(
                    member.getKey().toUpperCase(Locale.ROOT),
                    path.replace("{version}", v),
                    text(operation, "x-permission"),
                    alternatives(operation),
                    parameters,
                    example(operation)));
  }

  private static Set<String> alternatives(JsonObject operation) {
    return elements(operation, "x-permission-alternatives")
        .map(Description::text)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<JsonValue> example(JsonObject operation) {
    return operation
        .find("requestBody")
        .map(body -> object(object((JsonObject) body, "content"), "application/json"))
        .flatMap(media -> media.find("examples"))
        .map(examples -> ((JsonObject) examples).fields().values().iterator().next())
        .flatMap(example -> follow(example).find("value"));
  }

  private JsonObject follow(JsonValue value) {
    JsonObject object = (JsonObject) value;
    return object
        .find("$ref")
        .map(reference -> target(text(reference)).orElseThrow())
        .orElse(object);
  }

  private Optional<JsonObject> target(String reference) {
    Optional<JsonValue> value = Optional.of(root);
    for (String step : reference.substring("#/".length()).split("/", -1)) {
      value =
          value.flatMap(v -> v instanceof JsonObject object ? object.find(step) : Optional.empty());
    }
    return value.map(JsonObject.class::cast);
  }

  private void collectBroken(JsonValue value, List<String> broken) {
    if (value instanceof JsonArray array) {
      array.values().forEach(element -> collectBroken(element, broken));
    } else if (value instanceof JsonObject object) {
      object
          .find("$ref")
          .map(Description::text)
          .filter(reference -> target(reference).isEmpty())
          .ifPresent(broken::add);
      object.fields().values().forEach(field -> collectBroken(field, broken));
    }
  }

  private static Stream<JsonValue> elements(JsonObject object, String field) {
    return object.find(field).stream().flatMap(list -> ((JsonArray) list).values().stream());
  }

  private static JsonObject object(JsonObject object, String field) {
    return (JsonObject) object.find(field).orElseThrow();
  }

  private static String text(JsonObject object, String field) {
    return object.find(field).map(Description::text).orElse("");
  }

  private static String text(JsonValue value) {
    return ((JsonString) value).value();
  }
}
