package dev.portcullis.web;

import dev.portcullis.web.limit.Guard;
import dev.portcullis.web.permission.Permissions;
import dev.portcullis.web.telemetry.CurrentTrace;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What the edges of all functions share; made once, where the functions are wired. Immutable.
 *
 * @param identity knows the caller
 * @param permissions knows what the caller may do
 * @param readiness answers {@code /ready}
 * @param pages what anyone may read, beside {@code /health} and {@code /ready}
 * @param limits what a request may cost
 * @param requestIds makes a fresh id, of letters, digits and hyphens, for a request that brings
 *     none; safe for use by several threads
 * @param guard holds back callers who ask for too much
 * @param traces knows which trace a thread's log lines belong to
 */
public record Edge(
    Identity identity,
    Permissions permissions,
    Readiness readiness,
    List<OpenPage> pages,
    EdgeLimits limits,
    Supplier<String> requestIds,
    Guard guard,
    CurrentTrace traces) {

  public Edge {
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(permissions, "permissions");
    Objects.requireNonNull(readiness, "readiness");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(requestIds, "requestIds");
    Objects.requireNonNull(guard, "guard");
    Objects.requireNonNull(traces, "traces");
    pages = List.copyOf(pages);
  }

  /**
   * An edge for the local caller alone, which bounds what one request costs, but not how many there
   * are.
   */
  public Edge(
      Identity identity,
      Readiness readiness,
      List<OpenPage> pages,
      EdgeLimits limits,
      Supplier<String> requestIds) {
    this(
        identity,
        Permissions.ofLoopback(),
        readiness,
        pages,
        limits,
        requestIds,
        Guard.none(),
        new CurrentTrace());
  }
}
