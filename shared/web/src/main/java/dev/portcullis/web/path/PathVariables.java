package dev.portcullis.web.path;

import java.util.Map;

/**
 * What stood in a path where its template has variables. Immutable.
 *
 * @param values the decoded segments by the names of the variables
 */
public record PathVariables(Map<String, String> values) {

  public PathVariables {
    values = Map.copyOf(values);
  }

  /**
   * The segment of this variable.
   *
   * @throws IllegalArgumentException if the template has no such variable
   */
  public String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the template has no variable {" + name + "}");
    }
    return value;
  }
}
