package dev.portcullis.wire.validation;

import dev.portcullis.json.Cursor;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.workload.Breakglass;
import dev.portcullis.verification.workload.ContainerImage;
import dev.portcullis.verification.workload.PolicyAnnotation;
import dev.portcullis.verification.workload.Workload;
import dev.portcullis.verification.workload.Workload.Kind;
import dev.portcullis.verification.workload.Workload.Trigger;
import dev.portcullis.verification.workload.WorkloadImage;
import dev.portcullis.wire.resource.BoundedList;
import dev.portcullis.wire.resource.CanonicalHash;
import java.util.List;
import java.util.Optional;

/** A bare list of references, to be decided under the project's policy. */
final class ImageList {

  private static final int MAX_IMAGES = 100;

  private ImageList() {}

  static Optional<Workload> read(Cursor list) {
    List<WorkloadImage> images = BoundedList.filled(list, MAX_IMAGES, ImageList::image);
    return images.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Workload(
                Kind.IMAGES,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                images,
                new PolicyAnnotation.Default(),
                new Breakglass.NotRequested(),
                Optional.empty(),
                List.of(),
                Trigger.NONE,
                CanonicalHash.of(list.value())));
  }

  private static Optional<WorkloadImage> image(Cursor element) {
    return element
        .text(ImageReference::parse)
        .map(reference -> new ContainerImage("", element.path(), reference));
  }
}
