package dev.portcullis.audit;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.record.chore.Round;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.runtime.Tick;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;

/**
 * {@code POST /v1/audit:tick}: a scheduler's call, about no project and so allowed to whoever has
 * the permission on any. What it sends is not read, as schedulers send what they like.
 */
final class TickRoute {

  private final Tick tick;

  TickRoute(Portcullis portcullis) {
    this.tick = portcullis.tick();
  }

  Route route() {
    return Route.of(Method.POST, "/v1/audit:tick", "portcullis.audit.tick", this::tick);
  }

  private Answer tick(Call call) {
    Tick.Report report = tick.run();
    return Answer.ok(
        JsonObject.builder()
            .put("delivered", report.delivered().delivered())
            .put("refused", report.delivered().refused())
            .put("left", report.left())
            .put(
                "chores",
                JsonArray.of(report.round().chores().stream().map(TickRoute::done).toList()))
            .put("complete", report.round().complete())
            .build());
  }

  private static JsonObject done(Round.Done done) {
    return JsonObject.builder()
        .put("name", done.name())
        .put("projects", done.projects())
        .put("failed", done.failed())
        .build();
  }
}
