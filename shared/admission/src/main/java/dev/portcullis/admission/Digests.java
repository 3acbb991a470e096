package dev.portcullis.admission;

import dev.portcullis.admission.evaluation.EarlierRevision;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.workload.ContainerImage;
import dev.portcullis.verification.workload.WorkloadImage;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The digests that evidence is needed for. */
final class Digests {

  private Digests() {}

  static Set<Digest> of(List<WorkloadImage> images, List<EarlierRevision> revisions) {
    Set<Digest> digests = new LinkedHashSet<>();
    Stream<WorkloadImage> earlier =
        revisions.stream()
            .filter(EarlierRevision.Known.class::isInstance)
            .map(EarlierRevision.Known.class::cast)
            .map(EarlierRevision.Known::images)
            .flatMap(Collection::stream);
    Stream.concat(images.stream(), earlier)
        .filter(ContainerImage.class::isInstance)
        .map(image -> ((ContainerImage) image).reference())
        .filter(PinnedImage.class::isInstance)
        .forEach(reference -> digests.add(((PinnedImage) reference).digest()));
    return digests;
  }
}
