package dev.portcullis.local.demo;

import java.util.List;

/** The story: data only. */
final class Story {

  private static final String PROJECT = "/v1/projects/demo";
  private static final String VALIDATE = PROJECT + "/deployments:validate";
  private static final String DENIED = "error.details[0].";

  private Story() {}

  static List<Step> steps(Signer signer) {
    return List.of(
        Step.of(
            "Ask for a signature",
            "A note is what attestations hang on, an attestor is who may sign them, and the policy"
                + " lets an image in only if the attestor has signed it. The key was made just"
                + " now; only its public half is sent.",
            Act.of(Request.send("POST", PROJECT + "/notes?noteId=qa", Props.NOTE), 200)
                .where("name", Props.NOTE_NAME)
                .showing("name"),
            Act.of(Request.send("POST", PROJECT + "/attestors?attestorId=qa", Props.ATTESTOR), 200)
                .where("name", Props.ATTESTOR_NAME)
                .where("userOwnedGrafeasNote.publicKeys[0].id", signer.keyId().value())
                .showing("name", "userOwnedGrafeasNote.publicKeys[0].id"),
            Act.of(Request.send("PUT", PROJECT + "/policy", Props.POLICY), 200)
                .where("defaultAdmissionRule.requireAttestationsBy[0]", Props.ATTESTOR_NAME)
                .showing(
                    "defaultAdmissionRule.evaluationMode",
                    "defaultAdmissionRule.requireAttestationsBy[0]")),
        Step.of(
            "Submit a service",
            "A Cloud Run manifest with a sidecar. Nobody has signed its images, so the answer is an"
                + " error, and a pipeline that stops on errors stops here.",
            Act.of(Request.send("POST", VALIDATE, Props.SERVICE), 403)
                .where("error.status", "PERMISSION_DENIED")
                .where(DENIED + "verdict", "DENY")
                .where(DENIED + "images[0].verdict", "DENY")
                .where(DENIED + "images[1].verdict", "DENY")
                .showing("error.message", DENIED + "name")
                .remembering("denial", DENIED + "name")),
        Step.of(
            "Read why, and what to do",
            "Every decision is on record under its name, with a reason and a fix for each image.",
            Act.of(Request.get("/v1/{denial}"), 200)
                .where("verdict", "DENY")
                .where("images[0].reasons[0].code", "NO_VALID_ATTESTATION")
                .where("images[1].reasons[0].code", "NO_VALID_ATTESTATION")
                .showing(
                    "images[0].container",
                    "images[0].reasons[0].message",
                    "images[0].reasons[0].fix",
                    "images[1].container",
                    "images[1].reasons[0].message",
                    "images[1].reasons[0].fix")),
        Step.of(
            "Sign both images",
            "QA has looked at them and signs, for each, a statement that names its digest.",
            Act.of(Request.send("POST", PROJECT + "/occurrences", Props.NGINX_ATTESTATION), 200)
                .where("noteName", Props.NOTE_NAME)
                .showing("name", "resourceUri"),
            Act.of(Request.send("POST", PROJECT + "/occurrences", Props.HELLO_ATTESTATION), 200)
                .where("noteName", Props.NOTE_NAME)
                .showing("name", "resourceUri")),
        Step.of(
            "Submit it again",
            "The same manifest passes. The answer carries what to deploy: every image by its"
                + " digest, and the name of this decision, by which audits recognise it later.",
            Act.of(Request.send("POST", VALIDATE, Props.SERVICE), 200)
                .where("verdict", "ALLOW")
                .where("basis", "RULE")
                .where("images[0].attestations[0].attestor", Props.ATTESTOR_NAME)
                .where("images[1].attestations[0].publicKeyId", signer.keyId().value())
                .where("pinnedWorkload.spec.template.spec.containers[1].image", Props.HELLO)
                .where(
                    "pinnedWorkload.metadata.annotations[\"portcullis.dev/decision\"]", "{allowed}")
                .showing(
                    "verdict",
                    "basis",
                    "expireTime",
                    "pinnedWorkload.metadata.annotations[\"portcullis.dev/decision\"]",
                    "pinnedWorkload.spec.template.spec.containers[1].image")
                .remembering("allowed", "name")),
        Step.of(
            "Change one digit of a digest",
            "It is another image, and nobody has signed that one.",
            Act.of(Request.send("POST", VALIDATE, Props.TAMPERED_SERVICE), 403)
                .where(DENIED + "verdict", "DENY")
                .where(DENIED + "images[0].verdict", "ALLOW")
                .where(DENIED + "images[1].verdict", "DENY")
                .where(DENIED + "images[1].image", Props.OTHER_HELLO)
                .showing(
                    DENIED + "images[0].verdict",
                    DENIED + "images[1].verdict",
                    DENIED + "images[1].image",
                    DENIED + "images[1].reasons[0].message")),
        Step.of(
            "Delete the annotation",
            "Where the line that asks for Binary Authorization is gone, Cloud Run would check"
                + " nothing. Here the policy holds all the same, and the answer says what is"
                + " missing.",
            Act.of(Request.send("POST", VALIDATE, Props.UNANNOTATED_SERVICE), 200)
                .where("verdict", "ALLOW")
                .where("basis", "RULE")
                .where("warnings[0].code", "NOT_ANNOTATED")
                .showing("verdict", "basis", "warnings[0].code", "warnings[0].fix")),
        Step.of(
            "Read the record",
            "All that was decided, the newest first.",
            Act.of(Request.get(PROJECT + "/decisions"), 200)
                .where("decisions[0].warnings[0].code", "NOT_ANNOTATED")
                .where("decisions[1].verdict", "DENY")
                .where("decisions[2].name", "{allowed}")
                .where("decisions[3].name", "{denial}")
                .showing(
                    "decisions[0].verdict",
                    "decisions[1].verdict",
                    "decisions[2].verdict",
                    "decisions[3].verdict",
                    "decisions[3].createTime",
                    "decisions[3].principal",
                    "decisions[3].workload.name")));
  }
}
