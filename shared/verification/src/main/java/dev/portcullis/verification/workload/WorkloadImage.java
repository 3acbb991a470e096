package dev.portcullis.verification.workload;

/** An image that a workload names, and where. */
public sealed interface WorkloadImage permits ContainerImage, UncoveredImage {

  /** The name of the container that it belongs to; empty where none was given. */
  String container();

  /** Where in the manifest it stands, such as {@code spec.template.spec.containers[0].image}. */
  String path();

  /** The image as somebody wrote it. */
  String written();
}
