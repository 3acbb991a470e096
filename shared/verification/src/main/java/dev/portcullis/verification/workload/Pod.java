package dev.portcullis.verification.workload;

import java.util.List;
import java.util.Objects;

/**
 * A pod, or what is treated like one, reduced to what checks need. Immutable.
 *
 * @param name what it is called, or what makes it; empty if it has no name yet
 * @param namespace its Kubernetes namespace; empty if it is to run in no cluster
 * @param serviceAccount its Kubernetes service account; empty if it is to run in no cluster
 * @param images every image that it would run; at least one
 */
public record Pod(
    String name, String namespace, String serviceAccount, List<WorkloadImage> images) {

  public Pod {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(serviceAccount, "serviceAccount");
    images = List.copyOf(images);
    if (images.isEmpty()) {
      throw new IllegalArgumentException("a pod without an image");
    }
  }
}
