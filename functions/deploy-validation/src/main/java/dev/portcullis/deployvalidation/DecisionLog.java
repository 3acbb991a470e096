package dev.portcullis.deployvalidation;

import dev.portcullis.admission.Answer;
import dev.portcullis.admission.Answer.Recorded;
import dev.portcullis.admission.Answer.Told;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.telemetry.DecisionEvent;
import dev.portcullis.web.telemetry.DecisionEvent.Standing;

/** Logs what the gate answered, a line each. */
final class DecisionLog {

  private DecisionLog() {}

  static void log(ProjectId project, Answer answer) {
    if (answer instanceof Recorded recorded) {
      Standing standing =
          recorded.origin() == Recorded.Origin.REPLAY ? Standing.REPLAYED : Standing.RECORDED;
      DecisionEvent.log(project, recorded.decision(), standing);
    } else if (answer instanceof Told told) {
      DecisionEvent.log(project, told.decision(), Standing.TOLD);
    }
  }
}
