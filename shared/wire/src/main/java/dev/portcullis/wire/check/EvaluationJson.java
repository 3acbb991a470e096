package dev.portcullis.wire.check;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.conformance.CheckResult;
import dev.portcullis.verification.conformance.CheckSetResult;
import dev.portcullis.verification.conformance.Conformance;
import dev.portcullis.verification.conformance.EvaluatedImage;
import dev.portcullis.verification.conformance.EvaluatedPod;
import dev.portcullis.verification.conformance.ImageResult;
import dev.portcullis.verification.image.AllowlistPattern;
import java.util.List;
import java.util.Optional;

/** What a platform policy says about pods, in the shape of Google's {@code evaluate}. */
public final class EvaluationJson {

  private EvaluationJson() {}

  /** The whole answer. */
  public static JsonObject write(List<EvaluatedPod> pods) {
    return JsonObject.builder()
        .put("verdict", Conformance.worst(pods.stream().map(EvaluatedPod::verdict)).name())
        .put("results", JsonArray.of(pods.stream().map(EvaluationJson::pod).toList()))
        .build();
  }

  private static JsonObject pod(EvaluatedPod evaluated) {
    return JsonObject.builder()
        .putText("podName", nonEmpty(evaluated.pod().name()))
        .putText("kubernetesNamespace", nonEmpty(evaluated.pod().namespace()))
        .putText("kubernetesServiceAccount", nonEmpty(evaluated.pod().serviceAccount()))
        .put("verdict", evaluated.verdict().name())
        .put(
            "imageResults",
            JsonArray.of(evaluated.images().stream().map(EvaluationJson::image).toList()))
        .build();
  }

  private static JsonObject image(EvaluatedImage evaluated) {
    ImageResult result = evaluated.result();
    JsonObject.Builder object =
        JsonObject.builder()
            .put("imageUri", evaluated.image().written())
            .put("verdict", result.verdict().name());
    if (result instanceof ImageResult.Exempt exempt) {
      return object
          .put("explanation", "The policy exempts the image")
          .put("allowlistResult", allowlist(exempt.pattern()))
          .build();
    }
    if (result instanceof ImageResult.BySet bySet) {
      return object
          .put("explanation", explanation(result.verdict()))
          .put("checkSetResult", checkSet(bySet.set()))
          .build();
    }
    return object
        .put("explanation", "The policy has no check sets, so every image conforms to it")
        .build();
  }

  private static JsonObject checkSet(CheckSetResult set) {
    JsonObject.Builder object =
        JsonObject.builder()
            .put("index", Integer.toString(set.index()))
            .putText("displayName", nonEmpty(set.displayName()))
            .put("scope", ScopeCodec.write(set.scope()));
    if (set.outcome() instanceof CheckSetResult.Outcome.Exempt exempt) {
      return object
          .put("explanation", "The check set exempts the image")
          .put("allowlistResult", allowlist(exempt.pattern()))
          .build();
    }
    List<CheckResult> checks = ((CheckSetResult.Outcome.Checked) set.outcome()).checks();
    return object
        .put(
            "explanation",
            checks.isEmpty() ? "The check set has no checks" : explanation(set.verdict()))
        .put(
            "checkResults",
            JsonObject.builder()
                .put("results", JsonArray.of(checks.stream().map(EvaluationJson::check).toList()))
                .build())
        .build();
  }

  private static JsonObject check(CheckResult check) {
    JsonObject.Builder object =
        JsonObject.builder()
            .put("index", Integer.toString(check.index()))
            .putText("displayName", nonEmpty(check.displayName()))
            .put("type", check.type());
    if (check.outcome() instanceof CheckResult.Outcome.Exempt exempt) {
      return object
          .put("explanation", "The check exempts the image")
          .put("allowlistResult", allowlist(exempt.pattern()))
          .build();
    }
    return object
        .put(
            "explanation", ((CheckResult.Outcome.Judged) check.outcome()).judgement().explanation())
        .put(
            "evaluationResult", JsonObject.builder().put("verdict", check.verdict().name()).build())
        .build();
  }

  private static String explanation(Conformance verdict) {
    return switch (verdict) {
      case CONFORMANT -> "The image conforms to every check";
      case NON_CONFORMANT -> "The image does not conform to a check";
      case ERROR -> "A check could not be made, so nobody can tell whether the image conforms";
    };
  }

  private static JsonObject allowlist(AllowlistPattern pattern) {
    return JsonObject.builder().put("matchedPattern", pattern.text()).build();
  }

  private static Optional<String> nonEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
