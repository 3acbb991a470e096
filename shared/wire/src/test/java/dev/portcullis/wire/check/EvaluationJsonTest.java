package dev.portcullis.wire.check;

import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.read;
import static dev.portcullis.wire.resource.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.Cursor;
import dev.portcullis.verification.check.Scope;
import dev.portcullis.verification.conformance.CheckResult;
import dev.portcullis.verification.conformance.CheckSetResult;
import dev.portcullis.verification.conformance.EvaluatedImage;
import dev.portcullis.verification.conformance.EvaluatedPod;
import dev.portcullis.verification.conformance.ImageResult;
import dev.portcullis.verification.conformance.Judgement;
import dev.portcullis.verification.image.AllowlistPattern;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.ReasonCode;
import dev.portcullis.verification.workload.ContainerImage;
import dev.portcullis.verification.workload.Pod;
import dev.portcullis.verification.workload.WorkloadImage;
import dev.portcullis.wire.check.EvaluationRequest.AttestationMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvaluationJsonTest {

  @Test
  void write_everySortOfResult_isInGooglesShape() throws Exception {
    AllowlistPattern pattern = AllowlistPattern.parse("gcr.io/p/*");
    CheckResult exempt =
        new CheckResult(0, "", "AlwaysDeny", new CheckResult.Outcome.Exempt(pattern));
    CheckResult undecided =
        new CheckResult(
            1,
            "fresh",
            "ImageFreshnessCheck",
            new CheckResult.Outcome.Judged(
                new Judgement.Undecided(
                    new Reason(
                        ReasonCode.CHECK_UNSUPPORTED,
                        Optional.empty(),
                        "not known",
                        Optional.of("secret"),
                        "fix"))));
    Scope prod = new Scope.Namespace("prod");
    List<ImageResult> results =
        List.of(
            new ImageResult.Exempt(pattern),
            new ImageResult.BySet(
                new CheckSetResult(2, "set", prod, new CheckSetResult.Outcome.Exempt(pattern))),
            new ImageResult.BySet(
                new CheckSetResult(
                    2,
                    "set",
                    prod,
                    new CheckSetResult.Outcome.Checked(List.of(exempt, undecided)))),
            new ImageResult.Unasked());
    WorkloadImage image = new ContainerImage("", "x", ImageReference.parse("gcr.io/p/app"));
    EvaluatedPod pod =
        new EvaluatedPod(
            new Pod("web", "prod", "default", List.of(image)),
            results.stream().map(result -> new EvaluatedImage(image, result)).toList());

    assertThat(EvaluationJson.write(List.of(pod)))
        .isEqualTo(
            yaml(
                """
                verdict: ERROR
                results:
                - podName: web
                  kubernetesNamespace: prod
                  kubernetesServiceAccount: default
                  verdict: ERROR
                  imageResults:
                  - imageUri: gcr.io/p/app
                    verdict: CONFORMANT
                    explanation: The policy exempts the image
                    allowlistResult: {matchedPattern: "gcr.io/p/*"}
                  - imageUri: gcr.io/p/app
                    verdict: CONFORMANT
                    explanation: The image conforms to every check
                    checkSetResult:
                      index: "2"
                      displayName: set
                      scope: {kubernetesNamespace: prod}
                      explanation: The check set exempts the image
                      allowlistResult: {matchedPattern: "gcr.io/p/*"}
                  - imageUri: gcr.io/p/app
                    verdict: ERROR
                    explanation: A check could not be made, so nobody can tell whether the image conforms
                    checkSetResult:
                      index: "2"
                      displayName: set
                      scope: {kubernetesNamespace: prod}
                      explanation: A check could not be made, so nobody can tell whether the image conforms
                      checkResults:
                        results:
                        - index: "0"
                          type: AlwaysDeny
                          explanation: The check exempts the image
                          allowlistResult: {matchedPattern: "gcr.io/p/*"}
                        - index: "1"
                          displayName: fresh
                          type: ImageFreshnessCheck
                          explanation: not known
                          evaluationResult: {verdict: ERROR}
                  - imageUri: gcr.io/p/app
                    verdict: CONFORMANT
                    explanation: The policy has no check sets, so every image conforms to it
                """));
  }

  @Test
  void readRequest_modes() {
    for (AttestationMode mode : AttestationMode.values()) {
      assertThat(request("{resource: x, attestationMode: " + mode + "}").mode()).isEqualTo(mode);
    }
    assertThat(request("{resource: x}"))
        .isEqualTo(new EvaluationRequest<>("x", AttestationMode.ATTESTATION_MODE_UNSPECIFIED));
  }

  @Test
  void readRequest_broken_isTold() {
    assertThat(
            Stream.of("{}", "{resource: x, other: 1}", "{resource: x, attestationMode: SIGN}")
                .map(body -> problems(body, c -> EvaluationRequest.read(c, Cursor::string)).get(0)))
        .satisfiesExactly(
            told -> assertThat(told).isEqualTo("resource: is required"),
            told -> assertThat(told).startsWith("other: unknown field"),
            told -> assertThat(told).startsWith("attestationMode: must be one of"));
  }

  private static EvaluationRequest<String> request(String body) {
    return read(body, c -> EvaluationRequest.read(c, Cursor::string));
  }
}
