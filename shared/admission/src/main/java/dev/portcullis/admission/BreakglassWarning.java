package dev.portcullis.admission;

import dev.portcullis.admission.evaluation.Evaluation;
import dev.portcullis.record.decision.Warning;
import java.util.ArrayList;
import java.util.List;

/** What is said of breakglass where nothing is recorded, so that there can be none. */
final class BreakglassWarning {

  private BreakglassWarning() {}

  static Evaluation on(Evaluation evaluation) {
    List<Warning> warnings = new ArrayList<>(evaluation.warnings());
    warnings.add(
        new Warning(
            "BREAKGLASS_NOT_TRIED",
            "the workload asks for breakglass, which is given on record only; this is what the"
                + " policy says without it",
            "submit it without `validateOnly` to have it decided"));
    return new Evaluation(
        evaluation.outcome(),
        evaluation.basis(),
        evaluation.policy(),
        evaluation.images(),
        warnings,
        evaluation.message());
  }
}
