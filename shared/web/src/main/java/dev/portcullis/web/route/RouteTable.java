package dev.portcullis.web.route;

import dev.portcullis.web.path.PathTemplate;
import dev.portcullis.web.path.PathVariables;
import dev.portcullis.web.path.RequestPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the route of a request. Where several templates match a path, only the most specific one
 * counts, whatever the method. Immutable.
 */
public final class RouteTable {

  private final Map<Integer, List<Endpoint>> endpointsBySize = new HashMap<>();

  /** The routes of one path, by method. Their templates may name the variables differently. */
  private record Endpoint(PathTemplate template, Map<Method, Route> routes) {}

  /**
   * A table of these routes, whose order means nothing.
   *
   * @throws IllegalArgumentException if two routes have one method and match the same paths
   */
  public RouteTable(List<Route> routes) {
    Map<String, Endpoint> byShape = new LinkedHashMap<>();
    routes.stream()
        .sorted(Comparator.comparing(Route::template, PathTemplate.mostSpecificFirst()))
        .forEach(route -> add(route, byShape));
    for (Endpoint endpoint : byShape.values()) {
      endpointsBySize
          .computeIfAbsent(endpoint.template().size(), size -> new ArrayList<>())
          .add(endpoint);
    }
  }

  /** What is known about this method, as HTTP names it, on this path. */
  public Lookup find(String method, RequestPath path) {
    List<Endpoint> candidates = endpointsBySize.getOrDefault(path.segments().size(), List.of());
    for (Endpoint endpoint : candidates) {
      if (endpoint.template().match(path).isPresent()) {
        return choose(method, path, endpoint);
      }
    }
    return new Lookup.NoPath();
  }

  private static Lookup choose(String method, RequestPath path, Endpoint endpoint) {
    Optional<Route> route =
        Method.find(method).flatMap(known -> Optional.ofNullable(endpoint.routes().get(known)));
    if (route.isEmpty()) {
      return new Lookup.OtherMethod(endpoint.routes().keySet());
    }
    PathVariables variables = route.get().template().match(path).orElseThrow();
    return new Lookup.Found(route.get(), variables);
  }

  private static void add(Route route, Map<String, Endpoint> byShape) {
    Endpoint endpoint =
        byShape.computeIfAbsent(
            route.template().shape(),
            shape -> new Endpoint(route.template(), new EnumMap<>(Method.class)));
    if (endpoint.routes().putIfAbsent(route.method(), route) != null) {
      throw new IllegalArgumentException(
          "two routes for " + route.method() + " " + route.template());
    }
  }
}
