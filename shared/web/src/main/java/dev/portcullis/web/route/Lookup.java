package dev.portcullis.web.route;

import dev.portcullis.web.path.PathVariables;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** What a table of routes knows about a request. */
public sealed interface Lookup {

  /**
   * There is a route.
   *
   * @param route which
   * @param variables what its path said
   */
  record Found(Route route, PathVariables variables) implements Lookup {
    public Found {
      Objects.requireNonNull(route, "route");
      Objects.requireNonNull(variables, "variables");
    }
  }

  /**
   * There is the path, for other methods.
   *
   * @param allowed which, in the order of the enum
   */
  record OtherMethod(Set<Method> allowed) implements Lookup {
    public OtherMethod {
      allowed = Collections.unmodifiableSet(EnumSet.copyOf(allowed));
    }
  }

  /** There is no such path. */
  record NoPath() implements Lookup {}
}
