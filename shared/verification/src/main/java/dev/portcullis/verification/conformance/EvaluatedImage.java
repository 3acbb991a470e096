package dev.portcullis.verification.conformance;

import dev.portcullis.verification.workload.WorkloadImage;
import java.util.Objects;

/** An image, and what a policy says about it. Immutable. */
public record EvaluatedImage(WorkloadImage image, ImageResult result) {

  public EvaluatedImage {
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(result, "result");
  }
}
