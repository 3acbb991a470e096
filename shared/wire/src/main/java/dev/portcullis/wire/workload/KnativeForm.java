package dev.portcullis.wire.workload;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Excerpt;
import dev.portcullis.json.Fields;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.workload.PolicyAnnotation;
import dev.portcullis.verification.workload.Workload.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Manifests that say {@code apiVersion} and {@code kind}, as {@code gcloud run services replace}
 * and Kubernetes take them.
 *
 * @see <a href="https://cloud.google.com/run/docs/reference/rest/v1/namespaces.services">Google's
 *     reference</a>
 */
final class KnativeForm {

  private static final String LOCATION_LABEL = "cloud.googleapis.com/location";
  private static final String FIX =
      "write `default`, or a platform policy as `" + PolicyValue.POLICY_FORM + "`";

  private static final Map<String, Kind> KINDS_OF_RUN =
      Map.of("Job", Kind.JOB, "Execution", Kind.EXECUTION, "WorkerPool", Kind.WORKER_POOL);

  private static final Map<String, Map<String, Kind>> KINDS =
      Map.of(
          "serving.knative.dev/v1",
          Map.of("Service", Kind.SERVICE, "Revision", Kind.REVISION),
          "run.googleapis.com/v1",
          KINDS_OF_RUN,
          "run.googleapis.com/v1alpha1",
          KINDS_OF_RUN,
          "v1",
          Map.of("Pod", Kind.POD));

  private static final String KNOWN =
      "known are Service and Revision of `serving.knative.dev/v1`, Job, Execution and WorkerPool of"
          + " `run.googleapis.com/v1`, and Pod of `v1`";

  private KnativeForm() {}

  static Optional<Parts> read(Fields root) {
    Optional<Kind> kind = kind(root);
    Optional<Fields> spec = Parts.required(root, "spec");
    Metadata metadata = Metadata.of(root);
    return kind.flatMap(k -> spec.flatMap(s -> read(k, metadata, s)));
  }

  private static Optional<Parts> read(Kind kind, Metadata metadata, Fields spec) {
    List<Map<String, Cursor>> annotations = new ArrayList<>();
    annotations.add(metadata.annotations());
    Optional<String> revision = Optional.empty();
    Optional<Fields> body = Optional.of(spec);
    for (int i = 0; i < Parts.templatesOf(kind); i++) {
      Optional<Fields> template = body.flatMap(outer -> Parts.required(outer, "template"));
      Optional<Metadata> inner = template.map(Metadata::of);
      inner.map(Metadata::annotations).ifPresent(annotations::add);
      if (Parts.makesRevisions(kind)) {
        revision = inner.flatMap(Metadata::name);
      }
      body = template.flatMap(t -> Parts.required(t, "spec"));
    }
    Claims claims = claims(kind, metadata, revision);
    Asked asked = Parts.mayAsk(kind) ? asked(metadata.annotations()) : Asked.NOTHING;
    return body.map(b -> new Parts(kind, claims, asked, spec, b, annotations));
  }

  private static Optional<Kind> kind(Fields root) {
    Optional<String> version = root.get("apiVersion").flatMap(Cursor::string);
    Optional<Cursor> kind = root.get("kind");
    Optional<String> word = kind.flatMap(Cursor::string);
    if (version.isEmpty() || word.isEmpty()) {
      return Optional.empty();
    }
    Optional<Kind> known =
        Optional.ofNullable(KINDS.getOrDefault(version.get(), Map.of()).get(word.get()));
    if (known.isEmpty()) {
      kind.get()
          .problem(
              "is "
                  + Excerpt.of(word.get())
                  + " of "
                  + Excerpt.of(version.get())
                  + ", which Cloud Run does not deploy; "
                  + KNOWN);
    }
    return known;
  }

  private static Claims claims(Kind kind, Metadata metadata, Optional<String> revision) {
    // The namespace of a pod is one of a cluster, and no project.
    Optional<ProjectId> project =
        metadata
            .namespace()
            .filter(namespace -> kind != Kind.POD)
            .flatMap(namespace -> namespace.text(ProjectId::parse));
    Optional<String> location =
        Optional.ofNullable(metadata.labels().get(LOCATION_LABEL))
            .flatMap(label -> label.text(Metadata.NAME));
    return new Claims(metadata.name(), project, location, revision);
  }

  private static Asked asked(Map<String, Cursor> annotations) {
    Optional<Cursor> policy = Optional.ofNullable(annotations.get(PolicyKeys.POLICY));
    Optional<Cursor> breakglass = Optional.ofNullable(annotations.get(PolicyKeys.BREAKGLASS));
    return new Asked(
        policy
            .flatMap(annotation -> annotation.string().map(text -> policy(annotation, text)))
            .orElseGet(PolicyAnnotation.Absent::new),
        PolicyValue.breakglass(breakglass),
        Asked.paths(policy, breakglass));
  }

  private static PolicyAnnotation policy(Cursor annotation, String text) {
    return text.equals("default")
        ? new PolicyAnnotation.Default()
        : PolicyValue.named(annotation, text, FIX);
  }
}
