package dev.portcullis.web;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What the edges of all functions share; made once, where the functions are wired. Immutable.
 *
 * @param identity knows the caller
 * @param readiness answers {@code /ready}
 * @param pages what anyone may read, beside {@code /health} and {@code /ready}
 * @param limits what a request may cost
 * @param requestIds makes a fresh id, of letters, digits and hyphens, for a request that brings
 *     none; safe for use by several threads
 */
public record Edge(
    Identity identity,
    Readiness readiness,
    List<OpenPage> pages,
    EdgeLimits limits,
    Supplier<String> requestIds) {

  public Edge {
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(readiness, "readiness");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(requestIds, "requestIds");
    pages = List.copyOf(pages);
  }
}
