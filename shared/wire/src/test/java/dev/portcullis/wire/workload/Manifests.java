package dev.portcullis.wire.workload;

import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.read;

import dev.portcullis.verification.workload.Workload;
import dev.portcullis.verification.workload.Workload.Kind;
import dev.portcullis.verification.workload.WorkloadImage;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The smallest manifest of every kind in every form, to be changed by replacing text. */
final class Manifests {

  static final String IMAGE = "gcr.io/demo/app@sha256:" + "a".repeat(64);

  static final String SERVICE = knative("serving.knative.dev/v1", "Service", 1);
  static final String JOB = knative("run.googleapis.com/v1", "Job", 2);
  static final String EXECUTION = knative("run.googleapis.com/v1", "Execution", 1);
  static final String WORKER_POOL = knative("run.googleapis.com/v1", "WorkerPool", 1);
  static final String REVISION = knative("serving.knative.dev/v1", "Revision", 0);
  static final String POD = knative("v1", "Pod", 0);

  static final String V2_SERVICE = cloudRun("services/it", 1);
  static final String V2_JOB = cloudRun("jobs/it", 2);
  static final String V2_EXECUTION = cloudRun("jobs/j/executions/it", 1);
  static final String V2_WORKER_POOL = cloudRun("workerPools/it", 1);
  static final String V2_REVISION = cloudRun("services/s/revisions/it", 0);

  static final Map<String, Kind> ALL =
      Map.ofEntries(
          Map.entry(SERVICE, Kind.SERVICE),
          Map.entry(JOB, Kind.JOB),
          Map.entry(EXECUTION, Kind.EXECUTION),
          Map.entry(WORKER_POOL, Kind.WORKER_POOL),
          Map.entry(REVISION, Kind.REVISION),
          Map.entry(POD, Kind.POD),
          Map.entry(V2_SERVICE, Kind.SERVICE),
          Map.entry(V2_JOB, Kind.JOB),
          Map.entry(V2_EXECUTION, Kind.EXECUTION),
          Map.entry(V2_WORKER_POOL, Kind.WORKER_POOL),
          Map.entry(V2_REVISION, Kind.REVISION));

  private static final WorkloadReader READER = new WorkloadReader();

  private Manifests() {}

  /** The manifests of some kinds. */
  static List<String> of(Predicate<Kind> kinds) {
    return ALL.entrySet().stream()
        .filter(entry -> kinds.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  static Workload workload(String manifest) {
    return read(manifest, READER::read).workload();
  }

  static List<String> problemsOf(String manifest) {
    return problems(manifest, READER::read);
  }

  /** What a manifest runs, each as {@code path=written}. */
  static List<String> images(String manifest) {
    return workload(manifest).images().stream().map(Manifests::describe).toList();
  }

  /** An image as {@code path=written}. */
  static String describe(WorkloadImage image) {
    return image.path() + "=" + image.written();
  }

  /** A Knative service whose own metadata, template metadata and spec have more fields. */
  static String service(String metadata, String templateMetadata, String spec) {
    return """
        apiVersion: serving.knative.dev/v1
        kind: Service
        metadata: {%s}
        spec:
          %s
          template:
            metadata: {%s}
            spec: {containers: [{name: app, image: '%s'}]}
        """
        .formatted(metadata, spec, templateMetadata, IMAGE);
  }

  /** A Knative service whose own annotations are these. */
  static String annotatedService(String annotations) {
    return service("annotations: {" + annotations + "}", "", "");
  }

  /** A v2 service that has more fields. */
  static String v2Service(String fields) {
    return V2_SERVICE.replaceFirst("template:", fields + ", template:");
  }

  private static String knative(String version, String kind, int templates) {
    return """
        apiVersion: %s
        kind: %s
        metadata: {name: it, namespace: demo}
        spec: %s{containers: [{name: app, image: '%s'}]}%s
        """
        .formatted(
            version, kind, "{template: {spec: ".repeat(templates), IMAGE, "}}".repeat(templates));
  }

  private static String cloudRun(String name, int templates) {
    return "{name: projects/demo/locations/us-central1/%s, %scontainers: [{name: app, image: '%s'}]%s}"
        .formatted(name, "template: {".repeat(templates), IMAGE, "}".repeat(templates));
  }
}
