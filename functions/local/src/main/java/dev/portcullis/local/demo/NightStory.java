package dev.portcullis.local.demo;

import java.util.List;

/** What happens at 3 a.m.: data only. */
final class NightStory {

  private static final String PROJECT = "/v1/projects/demo";
  private static final String VALIDATE = PROJECT + "/deployments:validate";
  private static final String DENIED = "error.details[0].";

  private NightStory() {}

  static List<Step> steps() {
    return List.of(
        Step.of(
            "It is 3 a.m., and the fix is not signed",
            "The new image is the fix, but QA is asleep. The policy says no; so does an annotation"
                + " that asks for breakglass and gives no reason.",
            Act.of(Request.send("POST", VALIDATE, Props.TAMPERED_SERVICE), 403)
                .where(DENIED + "verdict", "DENY")
                .showing(DENIED + "verdict"),
            Act.of(Request.send("POST", VALIDATE, Props.UNJUSTIFIED_SERVICE), 403)
                .where(DENIED + "breakglass.outcome", "BREAKGLASS_REFUSED")
                .where(DENIED + "breakglass.reasons[0].code", "JUSTIFICATION_INVALID")
                .showing(
                    DENIED + "breakglass.reasons[0].message",
                    DENIED + "breakglass.reasons[0].fix")),
        Step.of(
            "Break the glass",
            "With a reason it passes, for these images and for one day. The decision still says"
                + " what the policy said, and the record was written before the answer.",
            Act.of(Request.send("POST", VALIDATE, Props.URGENT_SERVICE), 200)
                .where("verdict", "ALLOW")
                .where("basis", "BREAKGLASS")
                .where("breakglass.policyVerdict", "DENY")
                .where("images[1].reasons[0].code", "NO_VALID_ATTESTATION")
                .showing("verdict", "basis", "images[1].verdict", "breakglass.event")
                .remembering("event", "breakglass.event")),
        Step.of(
            "See in the morning who did what, and why",
            "Every use is listed until somebody has looked at it.",
            Act.of(Request.get(PROJECT + "/breakglassEvents?reviewed=false"), 200)
                .where("breakglassEvents[0].name", "{event}")
                .where("breakglassEvents[0].source", "GATE")
                .showing(
                    "breakglassEvents[0].actor",
                    "breakglassEvents[0].justification",
                    "breakglassEvents[0].digests[1]"),
            Act.of(Request.send("POST", "/v1/{event}:review", Props.REVIEW), 200)
                .where("review.outcome", "JUSTIFIED")
                .showing("review.outcome", "review.comment"),
            Act.of(Request.get(PROJECT + "/breakglassEvents?reviewed=true"), 200)
                .where("breakglassEvents[0].name", "{event}")
                .showing("breakglassEvents[0].review.outcome")));
  }
}
