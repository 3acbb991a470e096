package dev.portcullis.deployvalidation;

import dev.portcullis.admission.Answer.Recorded;
import dev.portcullis.admission.Answer.Told;
import dev.portcullis.json.JsonObject;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionJson;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.decision.Detail;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.error.ApiError;
import dev.portcullis.web.error.RpcCode;
import dev.portcullis.wire.workload.WorkloadDocument;
import java.util.Optional;

/**
 * How a decision is answered: 200 when it allows, 403 with the decision in the details when it does
 * not, so that {@code curl --fail-with-body} stops a pipeline.
 */
final class DecisionAnswer {

  static final String TYPE = "type.googleapis.com/portcullis.v1.Decision";

  private DecisionAnswer() {}

  static Answer of(
      dev.portcullis.admission.Answer answer, Optional<WorkloadDocument> document, Detail detail) {
    if (answer instanceof Told told) {
      JsonObject.Builder json =
          DecisionJson.write(Optional.empty(), told.decision(), detail).put("recorded", false);
      return of(told.decision(), json);
    }
    Recorded recorded = (Recorded) answer;
    JsonObject.Builder json = json(recorded.name(), recorded.decision(), detail);
    if (recorded.origin() == Recorded.Origin.REPLAY) {
      json.put("replay", true);
    }
    if (recorded.decision().outcome() == Outcome.ALLOW) {
      json.put("pinnedWorkload", document.map(d -> d.pinned(recorded.name().toString())));
    }
    return of(recorded.decision(), json);
  }

  static JsonObject.Builder json(DecisionName name, Decision decision, Detail detail) {
    return DecisionJson.write(Optional.of(name), decision, detail);
  }

  private static Answer of(Decision decision, JsonObject.Builder json) {
    return decision.outcome() == Outcome.ALLOW
        ? Answer.ok(json.build())
        : ApiError.of(RpcCode.PERMISSION_DENIED, decision.message())
            .withDetail(JsonObject.builder().put("@type", TYPE).putAll(json.build()).build())
            .toAnswer();
  }
}
