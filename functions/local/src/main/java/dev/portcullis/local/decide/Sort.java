package dev.portcullis.local.decide;

import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import java.util.Optional;
import java.util.Set;

/** What an object is, by the fields that nothing else has. */
enum Sort {
  ATTESTORS,
  NOTES,
  OCCURRENCES,
  POLICY,
  PLATFORM_POLICY,
  ATTESTOR,
  OCCURRENCE,
  NOTE,
  SETTINGS,
  /** A note or occurrence that is no attestation. */
  OTHER_KIND,
  UNKNOWN;

  /**
   * Other kinds of note and occurrence (<a
   * href="https://cloud.google.com/container-analysis/docs/reference/rest/v1/NoteKind">Google's
   * list</a>), which stand among attestations in whatever lists a project's occurrences.
   */
  private static final Set<String> OTHER_KINDS =
      Set.of(
          "VULNERABILITY",
          "BUILD",
          "IMAGE",
          "PACKAGE",
          "DEPLOYMENT",
          "DISCOVERY",
          "UPGRADE",
          "COMPLIANCE",
          "DSSE_ATTESTATION",
          "VULNERABILITY_ASSESSMENT",
          "SBOM_REFERENCE",
          "SECRET");

  static Sort of(JsonObject object) {
    if (isOfAnotherKind(object)) {
      return OTHER_KIND;
    }
    if (has(object, "attestors")) {
      return ATTESTORS;
    }
    if (has(object, "notes")) {
      return NOTES;
    }
    if (has(object, "occurrences")) {
      return OCCURRENCES;
    }
    if (has(object, "defaultAdmissionRule", "default_admission_rule")) {
      return POLICY;
    }
    if (has(object, "cloudRunPolicy", "cloud_run_policy", "gkePolicy", "gke_policy")) {
      return PLATFORM_POLICY;
    }
    if (has(object, "userOwnedGrafeasNote", "user_owned_grafeas_note", "userOwnedDrydockNote")) {
      return ATTESTOR;
    }
    if (has(object, "noteName", "note_name")) {
      return OCCURRENCE;
    }
    if (has(object, "attestation")) {
      return NOTE;
    }
    return has(object, "unannotated", "jobs", "decisionLifetime", "decisionRetention")
        ? SETTINGS
        : UNKNOWN;
  }

  static boolean isOfAnotherKind(JsonValue value) {
    Optional<JsonValue> kind =
        value instanceof JsonObject object ? object.find("kind") : Optional.empty();
    return kind.filter(k -> k instanceof JsonString text && OTHER_KINDS.contains(text.value()))
        .isPresent();
  }

  private static boolean has(JsonObject object, String... names) {
    for (String name : names) {
      if (object.find(name).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
