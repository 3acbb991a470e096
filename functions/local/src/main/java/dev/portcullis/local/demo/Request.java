package dev.portcullis.local.demo;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One request of the story: what is sent, and what a person would type to send it. Immutable.
 *
 * @param method of HTTP
 * @param path with its query
 * @param file the file in the demo's folder that holds the body, if there is one
 */
record Request(String method, String path, Optional<String> file) {

  Request {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(file, "file");
  }

  static Request get(String path) {
    return new Request("GET", path, Optional.empty());
  }

  static Request send(String method, String path, String file) {
    return new Request(method, path, Optional.of(file));
  }

  /** The same request about what an earlier answer named. */
  Request about(Remembered remembered) {
    return new Request(method, remembered.fill(path), file);
  }

  /** The type that the file's name says. */
  String contentType() {
    return file.filter(name -> name.endsWith(".yaml")).isPresent()
        ? "application/yaml"
        : "application/json";
  }

  /** The command, on as many lines as it needs. */
  List<String> curl(URI server) {
    String url = "'" + server + path + "'";
    if (file.isEmpty()) {
      return List.of("curl -sS " + url);
    }
    String verb = method.equals("POST") ? "" : " -X " + method;
    return List.of(
        "curl -sS" + verb + " " + url + " \\",
        "  -H 'Content-Type: " + contentType() + "' --data-binary @" + file.get());
  }
}
