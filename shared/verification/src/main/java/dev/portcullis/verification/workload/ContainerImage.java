package dev.portcullis.verification.workload;

import dev.portcullis.verification.image.ImageReference;
import java.util.Objects;

/**
 * The image of a container: ingress, sidecar or init. Immutable.
 *
 * @param container the container's name; empty where none was given
 * @param path where in the manifest it stands
 * @param reference which image
 */
public record ContainerImage(String container, String path, ImageReference reference)
    implements WorkloadImage {

  public ContainerImage {
    Objects.requireNonNull(container, "container");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(reference, "reference");
  }

  @Override
  public String written() {
    return reference.written();
  }
}
