package dev.portcullis.record.receipt;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionJson;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.decision.Detail;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.verdict.Proof;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A decision as an in-toto statement whose predicate is a SLSA verification summary.
 *
 * @see <a href="https://slsa.dev/spec/v1.0/verification_summary">Verification Summary Attestation,
 *     v1</a>
 */
final class VerificationSummary {

  static final String STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
  static final String PREDICATE_TYPE = "https://slsa.dev/verification_summary/v1";

  /** A field of our own: what the standard has no field for. */
  static final String DECISION = "https://portcullis.dev/decision/v1";

  /** An occurrence's id is the SHA-256 of what it says, by a rule of our own. */
  private static final String OCCURRENCE_DIGEST = "portcullisOccurrence";

  private final String host;

  /** Summaries by the gate that goes by this name. */
  VerificationSummary(String host) {
    this.host = host;
  }

  /** The statement about every image that the decision knows by a digest. */
  JsonObject statement(DecisionName name, Decision decision) {
    return JsonObject.builder()
        .put("_type", STATEMENT_TYPE)
        .put("subject", JsonArray.of(subjects(decision)))
        .put("predicateType", PREDICATE_TYPE)
        .put("predicate", predicate(name, decision))
        .build();
  }

  private static List<JsonObject> subjects(Decision decision) {
    Map<Digest, JsonObject> subjects = new LinkedHashMap<>();
    for (DecidedImage image : decision.images()) {
      image
          .digest()
          .ifPresent(
              digest ->
                  subjects.putIfAbsent(
                      digest,
                      JsonObject.builder()
                          .put("name", image.image())
                          .put("digest", JsonObject.builder().put("sha256", digest.hex()).build())
                          .build()));
    }
    return List.copyOf(subjects.values());
  }

  private JsonObject predicate(DecisionName name, Decision decision) {
    VerifiedLevel level = VerifiedLevel.of(decision);
    JsonObject.Builder predicate =
        JsonObject.builder()
            .put(
                "verifier",
                JsonObject.builder().put("id", uri("projects/" + name.project())).build())
            .put("timeVerified", decision.createTime().toString())
            .put("resourceUri", uri(name.toString()))
            .put(
                "policy",
                JsonObject.builder()
                    .put("uri", uri(decision.policy().name()))
                    .put(
                        "annotations",
                        JsonObject.builder().put("revision", decision.policy().revision()).build())
                    .build());
    List<JsonObject> inputs = inputs(decision);
    if (!inputs.isEmpty()) {
      predicate.put("inputAttestations", JsonArray.of(inputs));
    }
    return predicate
        .put("verificationResult", level.result())
        .put("verifiedLevels", JsonArray.ofStrings(List.of(level.name())))
        .put("slsaVersion", "1.0")
        .put(DECISION, decided(name, decision))
        .build();
  }

  private List<JsonObject> inputs(Decision decision) {
    return decision.images().stream()
        .flatMap(image -> image.proofs().stream())
        .distinct()
        .map(this::input)
        .toList();
  }

  private JsonObject input(Proof proof) {
    return JsonObject.builder()
        .put("uri", uri(proof.occurrence().toString()))
        .put("digest", JsonObject.builder().put(OCCURRENCE_DIGEST, proof.occurrence().id()).build())
        .put(
            "annotations",
            JsonObject.builder()
                .put("attestor", proof.attestor())
                .put("attestorRevision", proof.attestorRevision())
                .build())
        .build();
  }

  /** What was answered, without who asked, and as who may read decisions is shown it. */
  private static JsonObject decided(DecisionName name, Decision decision) {
    return JsonObject.builder()
        .put("name", name.toString())
        .put("verdict", decision.outcome().name())
        .put("basis", decision.basis().name())
        .put("workload", DecisionJson.workload(decision.workload()))
        .put("createTime", decision.createTime().toString())
        .putText("expireTime", decision.expireTime().map(Instant::toString))
        .put(
            "images",
            JsonArray.of(
                decision.images().stream()
                    .map(image -> DecisionJson.image(image, Detail.PLAIN))
                    .toList()))
        .build();
  }

  private String uri(String name) {
    return "https://" + host + "/" + name;
  }

  /** The text that says why there is no statement, if there is none. */
  static Optional<String> obstacle(Decision decision) {
    return decision.images().stream().anyMatch(image -> image.digest().isPresent())
        ? Optional.empty()
        : Optional.of(
            "the decision knows none of its images by a digest, so that a receipt would be about"
                + " nothing; name images by digest");
  }
}
