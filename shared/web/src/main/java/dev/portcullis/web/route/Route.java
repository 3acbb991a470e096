package dev.portcullis.web.route;

import dev.portcullis.web.path.PathTemplate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of a function's table. Immutable.
 *
 * @param method of HTTP
 * @param template of the path
 * @param permission what a caller needs on the project, such as {@code
 *     binaryauthorization.policy.get}, or on the one resource of it that the path is about
 * @param queryParameters the query parameters that the handler reads; any other is refused, but for
 *     those that every Google API has
 * @param handler who answers
 */
public record Route(
    Method method,
    PathTemplate template,
    String permission,
    Set<String> queryParameters,
    Handler handler) {

  public Route {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(handler, "handler");
    queryParameters = Set.copyOf(queryParameters);
    if (permission.isBlank()) {
      throw new IllegalArgumentException("a route needs a permission");
    }
  }

  /** A route whose handler reads no query parameter. */
  public Route(Method method, PathTemplate template, String permission, Handler handler) {
    this(method, template, permission, Set.of(), handler);
  }

  /**
   * A route whose handler reads no query parameter.
   *
   * @throws IllegalArgumentException if the text is no template
   */
  public static Route of(Method method, String template, String permission, Handler handler) {
    return new Route(method, PathTemplate.parse(template), permission, handler);
  }

  /** The same route, reading these query parameters too. */
  public Route accepting(String... parameters) {
    Set<String> all =
        Stream.concat(queryParameters.stream(), Arrays.stream(parameters))
            .collect(Collectors.toUnmodifiableSet());
    return new Route(method, template, permission, all, handler);
  }

  /** The same route for lists, reading {@code pageSize} and {@code pageToken} too. */
  public Route paged() {
    return accepting("pageSize", "pageToken");
  }
}
