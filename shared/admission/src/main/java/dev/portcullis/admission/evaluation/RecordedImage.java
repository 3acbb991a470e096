package dev.portcullis.admission.evaluation;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.ImageKind;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.workload.ContainerImage;
import dev.portcullis.verification.workload.UncoveredImage;
import dev.portcullis.verification.workload.WorkloadImage;
import java.util.Optional;

/** Turns an image of a recorded decision back into one that can be decided about again. */
public final class RecordedImage {

  private RecordedImage() {}

  /**
   * The image that was decided about. What is no container's image stays that: no attestation
   * covers it later either.
   *
   * @param place what messages call the place where an image that no attestation covers was found
   */
  public static WorkloadImage of(DecidedImage image, String place) {
    Optional<ImageReference> reference = reference(image.image());
    return reference.isPresent() && image.kind() == ImageKind.CONTAINER
        ? new ContainerImage(image.container(), "", reference.get())
        : new UncoveredImage(image.container(), place, image.image(), reference);
  }

  private static Optional<ImageReference> reference(String written) {
    try {
      return Optional.of(ImageReference.parse(written));
    } catch (InvalidTextException e) {
      return Optional.empty();
    }
  }
}
