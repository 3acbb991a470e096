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
 * @param alternatives permissions that are enough to be let in to the handler, which then requires
 *     whichever of all these the body calls for
 * @param queryParameters the query parameters that the handler reads; any other is refused, but for
 *     those that every Google API has
 * @param handler who answers
 */
public record Route(
    Method method,
    PathTemplate template,
    String permission,
    Set<String> alternatives,
    Set<String> queryParameters,
    Handler handler) {

  public Route {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(handler, "handler");
    alternatives = Set.copyOf(alternatives);
    queryParameters = Set.copyOf(queryParameters);
    if (permission.isBlank()) {
      throw new IllegalArgumentException("a route needs a permission");
    }
    if (alternatives.contains(permission)) {
      throw new IllegalArgumentException("a permission is no alternative to itself");
    }
  }

  /** A route whose handler reads no query parameter. */
  public Route(Method method, PathTemplate template, String permission, Handler handler) {
    this(method, template, permission, Set.of(), Set.of(), handler);
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
    return new Route(method, template, permission, alternatives, all, handler);
  }

  /**
   * The same route, whose handler is also asked for callers who have one of these permissions
   * instead. It has to require the one that the call needs.
   */
  public Route orWith(String... permissions) {
    return new Route(method, template, permission, Set.of(permissions), queryParameters, handler);
  }

  /** The same route for lists, reading {@code pageSize} and {@code pageToken} too. */
  public Route paged() {
    return accepting("pageSize", "pageToken");
  }
}
