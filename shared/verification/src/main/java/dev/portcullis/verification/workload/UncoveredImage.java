package dev.portcullis.verification.workload;

import dev.portcullis.verification.image.ImageReference;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that ends up in what runs but is no container's image: a base image that Cloud Run
 * swaps in later, or a source that it builds. No attestation can cover it. Immutable.
 *
 * @param container the name of the container that it belongs to; empty where none was given
 * @param path where in the manifest it stands
 * @param written what stands there
 * @param reference which image that is, if it is the name of one
 * @see <a
 *     href="https://cloud.google.com/run/docs/configuring/services/automatic-base-image-updates">
 *     automatic base image updates</a>
 */
public record UncoveredImage(
    String container, String path, String written, Optional<ImageReference> reference)
    implements WorkloadImage {

  public UncoveredImage {
    Objects.requireNonNull(container, "container");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(written, "written");
    Objects.requireNonNull(reference, "reference");
  }
}
