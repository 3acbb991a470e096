package dev.portcullis.testkit.gate;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Manifests as their authors write them, and images that nobody has to look up. */
public final class Manifests {

  private static final String ANNOTATION = "run.googleapis.com/binary-authorization";

  private Manifests() {}

  /** An image by digest; another for each number. */
  public static String image(int number) {
    return "us-docker.pkg.dev/demo/apps/app@sha256:" + String.format("%064x", number);
  }

  /** A service that asks for the project's policy, with one container for each image. */
  public static String service(String... images) {
    return service("default", images);
  }

  /** A service with this value of the annotation. */
  public static String service(String annotation, String[] images) {
    return """
    apiVersion: serving.knative.dev/v1
    kind: Service
    metadata:
      name: svc
      annotations:
        %s: "%s"
    spec:
      template:
        spec:
    %s
    """
        .formatted(ANNOTATION, annotation, containers(6, images).stripTrailing());
  }

  /** A service that asks for nothing. */
  public static String unannotated(String... images) {
    return service(images).replaceAll("  annotations:\n.*\n", "");
  }

  /** The service, whose new revision gets this name. */
  public static String revision(String service, String name) {
    return service.replace(
        "  template:\n", "  template:\n    metadata:\n      name: " + name + "\n");
  }

  /** The service, which gives traffic to these earlier revisions too. */
  public static String traffic(String service, String... revisions) {
    return service
        + "  traffic:\n  - latestRevision: true\n    percent: 100\n"
        + IntStream.range(0, revisions.length)
            .mapToObj(i -> "  - revisionName: " + revisions[i] + "\n    tag: t" + i + "\n")
            .collect(Collectors.joining());
  }

  /** The service, into whose first container Cloud Run is to swap this base image. */
  public static String baseImage(String service, String image) {
    return service.replace(
        "  name: svc\n  annotations:\n",
        "  name: svc\n  annotations:\n    run.googleapis.com/base-images: '{\"c0\": \""
            + image
            + "\"}'\n");
  }

  /** The same manifest, asking for breakglass. */
  public static String breakglass(String manifest, String justification) {
    return manifest.replace(
        "    " + ANNOTATION + ":",
        "    " + ANNOTATION + "-breakglass: '" + justification + "'\n    " + ANNOTATION + ":");
  }

  /** A job that asks for the project's policy. */
  public static String job(String... images) {
    return """
    apiVersion: run.googleapis.com/v1
    kind: Job
    metadata:
      name: job
      annotations:
        %s: default
    spec:
      template:
        spec:
          template:
            spec:
    %s
    """
        .formatted(ANNOTATION, containers(10, images).stripTrailing());
  }

  /** A request for a manifest, under an id. */
  public static String request(String requestId, String manifest) {
    return "requestId: " + requestId + "\nworkload:\n" + manifest.indent(2);
  }

  /** A request that only asks what would be decided. */
  public static String validateOnly(String manifest) {
    return "validateOnly: true\nworkload:\n" + manifest.indent(2);
  }

  private static String containers(int indent, String... images) {
    String list =
        IntStream.range(0, images.length)
            .mapToObj(i -> "- name: c" + i + "\n  image: " + images[i] + "\n")
            .collect(Collectors.joining("", "containers:\n", ""));
    return list.indent(indent);
  }
}
