package dev.portcullis.web;

import dev.portcullis.json.JsonObject;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.limit.InFlight;
import dev.portcullis.web.path.RequestPath;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The pages that anyone may read, by path. Immutable. */
final class OpenPages {

  /** How many may ask at once whether the function is ready: probes come one after the other. */
  static final int READY_AT_ONCE = 4;

  private final Map<String, OpenPage> byPath;

  private OpenPages(Map<String, OpenPage> byPath) {
    this.byPath = Map.copyOf(byPath);
  }

  /** The pages of an edge, with {@code /health} and {@code /ready}. */
  static OpenPages of(Edge edge) {
    Answer ok = Answer.ok(JsonObject.builder().put("status", "ok").build());
    Map<String, OpenPage> pages = new HashMap<>();
    add(new OpenPage("/health", () -> ok), pages);
    InFlight asking = new InFlight(READY_AT_ONCE);
    add(new OpenPage("/ready", () -> ready(edge, asking, ok)), pages);
    edge.pages().forEach(page -> add(page, pages));
    return new OpenPages(pages);
  }

  /** The page at this path. */
  Optional<OpenPage> find(RequestPath path) {
    return Optional.ofNullable(byPath.get("/" + String.join("/", path.segments())));
  }

  /**
   * Asks the store, so it is bounded, and apart from calls: nobody has to be known to ask, and a
   * crowd that does must not take the places of those who are.
   */
  private static Answer ready(Edge edge, InFlight asking, Answer ok) {
    Optional<InFlight.Place> place = asking.enter();
    if (place.isEmpty()) {
      return Refusals.busy().error().toAnswer();
    }
    try {
      edge.readiness().check();
      return ok;
    } finally {
      place.get().close();
    }
  }

  private static void add(OpenPage page, Map<String, OpenPage> pages) {
    if (pages.putIfAbsent(page.path(), page) != null) {
      throw new IllegalArgumentException("two pages at " + page.path());
    }
  }
}
