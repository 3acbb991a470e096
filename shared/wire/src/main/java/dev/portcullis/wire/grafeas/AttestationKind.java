package dev.portcullis.wire.grafeas;

import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonString;

/**
 * The kind of a note or an occurrence: the only one that is supported, however it is told.
 *
 * <p>Clients may leave {@code kind} out, as the arm that is set says it. Answers always carry it:
 * gcloud passes over occurrences without one.
 */
final class AttestationKind {

  static final String ATTESTATION = "ATTESTATION";

  private static final String[] OTHER_ARMS = {
    "vulnerability",
    "build",
    "image",
    "package",
    "deployment",
    "discovery",
    "upgrade",
    "compliance",
    "dsseAttestation",
    "vulnerabilityAssessment",
    "sbomReference",
    "secret",
    "envelope"
  };

  private AttestationKind() {}

  /** Reports everything in a note or an occurrence that is of another kind. */
  static void check(Fields resource, String what) {
    String problem = "is not supported yet: only attestation " + what + " are";
    resource
        .find("kind")
        .filter(kind -> !kind.value().equals(JsonString.of(ATTESTATION)))
        .ifPresent(kind -> kind.problem(problem));
    for (String arm : OTHER_ARMS) {
      resource.find(arm).ifPresent(other -> other.problem(problem));
    }
  }
}
