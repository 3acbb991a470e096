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

  private final Map<String, OpenPage> byPath;

  private OpenPages(Map<String, OpenPage> byPath) {
    this.byPath = Map.copyOf(byPath);
  }

  /** The pages of an edge, with {@code /health} and {@code /ready}. */
  static OpenPages of(Edge edge) {
    Answer ok = Answer.ok(JsonObject.builder().put("status", "ok").build());
    Map<String, OpenPage> pages = new HashMap<>();
    add(new OpenPage("/health", () -> ok), pages);
    add(new OpenPage("/ready", () -> ready(edge, ok)), pages);
    edge.pages().forEach(page -> add(page, pages));
    return new OpenPages(pages);
  }

  /** The page at this path. */
  Optional<OpenPage> find(RequestPath path) {
    return Optional.ofNullable(byPath.get("/" + String.join("/", path.segments())));
  }

  /** Asks the store, so it counts as work: a crowd that asks must not keep others from it. */
  private static Answer ready(Edge edge, Answer ok) {
    Optional<InFlight.Place> place = edge.guard().inFlight().enter();
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
