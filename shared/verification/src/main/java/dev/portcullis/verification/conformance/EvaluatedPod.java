package dev.portcullis.verification.conformance;

import dev.portcullis.verification.workload.Pod;
import java.util.List;
import java.util.Objects;

/** A pod, and what a policy says about each of its images. Immutable. */
public record EvaluatedPod(Pod pod, List<EvaluatedImage> images) {

  public EvaluatedPod {
    Objects.requireNonNull(pod, "pod");
    images = List.copyOf(images);
  }

  /** Whether the pod is as the policy asks. */
  public Conformance verdict() {
    return Conformance.worst(images.stream().map(image -> image.result().verdict()));
  }
}
