package dev.portcullis.policies;

import dev.portcullis.admission.simulation.Change;
import dev.portcullis.admission.simulation.Differences;
import dev.portcullis.admission.simulation.NotReplayable;
import dev.portcullis.admission.simulation.SimulationAnswer.End;
import dev.portcullis.admission.simulation.SimulationAnswer.Page;
import dev.portcullis.admission.simulation.SimulationToken;
import dev.portcullis.admission.simulation.Verdict;
import dev.portcullis.admission.simulation.Window;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.record.decision.DecisionJson;
import dev.portcullis.record.decision.Detail;
import java.util.List;

/** A page of a simulation as JSON. */
final class SimulationJson {

  private SimulationJson() {}

  static JsonObject write(Page page) {
    Differences differences = page.differences();
    JsonObject.Builder json =
        JsonObject.builder()
            .put("window", window(page.window()))
            .put("examined", differences.examined())
            .put("newlyDenied", changes(differences.newlyDenied()))
            .put("newlyAllowed", changes(differences.newlyAllowed()))
            .put("unchanged", differences.unchanged())
            .put(
                "notReplayable",
                JsonArray.of(
                    differences.notReplayable().stream()
                        .map(SimulationJson::notReplayable)
                        .toList()))
            .put(
                "warnings",
                JsonArray.of(page.warnings().stream().map(DecisionJson::warning).toList()));
    if (page.end() instanceof End.Truncated) {
      json.put("truncated", true);
    }
    return json.putText("nextPageToken", page.next().map(SimulationToken::token)).build();
  }

  private static JsonObject window(Window window) {
    return JsonObject.builder()
        .put("startTime", window.start().toString())
        .put("endTime", window.end().toString())
        .build();
  }

  private static JsonArray changes(List<Change> changes) {
    return JsonArray.of(changes.stream().map(SimulationJson::change).toList());
  }

  /**
   * Without the nearest miss and the keys: those are for readers of decisions who may have them.
   */
  private static JsonObject change(Change change) {
    return JsonObject.builder()
        .put("decision", change.decision().toString())
        .put("workload", DecisionJson.workload(change.workload()))
        .put("recorded", verdict(change.recorded()))
        .put("current", verdict(change.current()))
        .put("simulated", verdict(change.simulated()))
        .put(
            "images",
            JsonArray.of(
                change.images().stream()
                    .map(image -> DecisionJson.image(image, Detail.PLAIN))
                    .toList()))
        .build();
  }

  private static JsonObject verdict(Verdict verdict) {
    return JsonObject.builder()
        .put("verdict", verdict.outcome().name())
        .put("basis", verdict.basis().name())
        .build();
  }

  private static JsonObject notReplayable(NotReplayable decision) {
    return JsonObject.builder()
        .put("decision", decision.decision().toString())
        .put("reason", decision.reason())
        .build();
  }
}
