package dev.portcullis.web.route;

import java.util.Arrays;
import java.util.Optional;

/** The methods of HTTP that routes can have. Every other is answered with 405. */
public enum Method {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE;

  /** The method of this name, which is case-sensitive (RFC 9110, section 9.1). */
  public static Optional<Method> find(String name) {
    return Arrays.stream(values()).filter(method -> method.name().equals(name)).findFirst();
  }
}
