package dev.portcullis.local.openapi;

import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One method of one path, as it is described.
 *
 * @param method of HTTP
 * @param path with its variables in braces
 * @param permission what a caller needs; empty where anyone may call
 * @param alternatives what a caller may have in its place
 * @param parameters of the path and of the query
 * @param example a body
 */
record Operation(
    String method,
    String path,
    String permission,
    Set<String> alternatives,
    List<JsonObject> parameters,
    Optional<JsonValue> example) {

  /** The method, and the path without the names of its variables. */
  String shape() {
    return method + " " + path.replaceAll("\\{[^}]*}", "{}");
  }

  /** The names of its query parameters. */
  Set<String> queryParameters() {
    return in("query").map(parameter -> text(parameter, "name")).collect(Collectors.toSet());
  }

  /** A path to send it to, from the examples of its variables and of its required parameters. */
  String examplePath() {
    String filled = path;
    for (JsonObject variable : in("path").toList()) {
      filled = filled.replace("{" + text(variable, "name") + "}", text(variable, "example"));
    }
    String query =
        in("query")
            .filter(parameter -> parameter.find("required").isPresent())
            .map(parameter -> text(parameter, "name") + "=" + text(parameter, "example"))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? filled : filled + "?" + query;
  }

  private Stream<JsonObject> in(String place) {
    return parameters.stream().filter(parameter -> text(parameter, "in").equals(place));
  }

  private static String text(JsonObject object, String field) {
    return object.find(field).map(value -> ((JsonString) value).value()).orElse("");
  }
}
