package dev.portcullis.wire.grafeas;

import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonNumber;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import java.util.OptionalLong;

/**
 * The kind of a note or an occurrence: the only one that is supported, however it is told.
 *
 * <p>Clients may leave {@code kind} out, as the arm that is set says it. Answers always carry it:
 * gcloud passes over occurrences without one.
 */
final class AttestationKind {

  static final String ATTESTATION = "ATTESTATION";

  /** Its number in Google's list of kinds, by which some clients write enums. */
  private static final long NUMBER = 7;

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

  private static boolean isAttestation(JsonValue kind) {
    return kind instanceof JsonNumber number
        ? number.toLong().equals(OptionalLong.of(NUMBER))
        : kind.equals(JsonString.of(ATTESTATION));
  }

  /** Reports everything in a note or an occurrence that is of another kind. */
  static void check(Fields resource, String what) {
    String problem = "is not supported yet: only attestation " + what + " are";
    resource
        .find("kind")
        .filter(kind -> !isAttestation(kind.value()))
        .ifPresent(kind -> kind.problem(problem));
    for (String arm : OTHER_ARMS) {
      resource.find(arm).ifPresent(other -> other.problem(problem));
    }
  }
}
