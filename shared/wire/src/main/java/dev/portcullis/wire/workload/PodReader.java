package dev.portcullis.wire.workload;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.workload.Pod;
import dev.portcullis.wire.resource.BoundedList;
import dev.portcullis.wire.resource.ProtoText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a pod of Kubernetes, an object of any kind that has a pod template, or a list of them. Safe
 * for use by many threads.
 *
 * <p>A namespace or service account that is not named is {@code default}, as it is to Kubernetes.
 */
public final class PodReader {

  private static final int MAX_PODS = 100;
  private static final String DEFAULT = "default";

  /**
   * Reads the pods of a resource, of which there is at least one. Empty only if a problem was
   * reported; that there is a value does not mean that none was.
   */
  public Optional<List<Pod>> read(Cursor resource) {
    Optional<Fields> root = resource.object();
    Optional<Cursor> items = root.filter(PodReader::isList).flatMap(fields -> fields.get("items"));
    List<Pod> pods =
        items.isPresent()
            ? BoundedList.filled(items.get(), MAX_PODS, PodReader::item)
            : root.filter(fields -> !isList(fields)).flatMap(PodReader::pod).stream().toList();
    int images = pods.stream().mapToInt(pod -> pod.images().size()).sum();
    if (images > FoundImages.MAX_IMAGES) {
      resource.problem(
          "names " + images + " images; at most " + FoundImages.MAX_IMAGES + " are evaluated");
    }
    return pods.isEmpty() ? Optional.empty() : Optional.of(pods);
  }

  private static boolean isList(Fields root) {
    return root.find("kind").flatMap(Cursor::string).filter(k -> k.endsWith("List")).isPresent();
  }

  private static Optional<Pod> item(Cursor element) {
    Optional<Fields> root = element.object();
    if (root.filter(PodReader::isList).isPresent()) {
      element.problem("is a list in a list: name its items in the outer one");
      return Optional.empty();
    }
    return root.flatMap(PodReader::pod);
  }

  private static Optional<Pod> pod(Fields root) {
    Metadata metadata = Metadata.of(root);
    Optional<String> kind = root.find("kind").flatMap(Cursor::string);
    List<Fields> templates = templates(root);
    boolean isPod = kind.map(k -> k.equals("Pod")).orElse(templates.isEmpty());
    if (!isPod && templates.size() != 1) {
      root.cursor()
          .problem(
              templates.isEmpty()
                  ? "is no Pod and has no pod template, such as `spec.template` of a Deployment"
                  : "has several pod templates: evaluate each as an object of its own");
      return Optional.empty();
    }
    Optional<Metadata> inner =
        isPod ? Optional.empty() : Optional.of(Metadata.of(templates.get(0)));
    Optional<Fields> spec = Parts.required(isPod ? root : templates.get(0), "spec");
    String namespace = namespace(metadata, inner);
    String name = metadata.name().or(() -> inner.flatMap(Metadata::name)).orElse("");
    String account = spec.map(PodReader::serviceAccount).orElse(DEFAULT);
    FoundImages found = new FoundImages();
    spec.ifPresent(new ContainerReader(found)::read);
    StrayImages.refuse(
        Place.all(root.cursor(), ManifestForm.KNATIVE.reported(root.cursor())), found);
    return found.images().isEmpty()
        ? Optional.empty()
        : Optional.of(new Pod(name, namespace, account, found.images()));
  }

  /** Every pod template at a place where Kubernetes, Knative and Cloud Run have one. */
  private static List<Fields> templates(Fields root) {
    List<Fields> templates = new ArrayList<>();
    Optional<Fields> spec = find(root, "spec");
    Optional<Fields> ofJob =
        spec.flatMap(s -> find(s, "jobTemplate")).flatMap(j -> find(j, "spec"));
    for (Optional<Fields> holder : List.of(Optional.of(root), spec, ofJob)) {
      holder.flatMap(h -> find(h, "template")).map(PodReader::innermost).ifPresent(templates::add);
    }
    return templates;
  }

  /** The template of a Cloud Run job is one of executions, which have one of tasks in it. */
  private static Fields innermost(Fields template) {
    return find(template, "spec").flatMap(spec -> find(spec, "template")).orElse(template);
  }

  /** Kubernetes makes a pod in the namespace of what it makes it from, whatever a template says. */
  private static String namespace(Metadata metadata, Optional<Metadata> template) {
    String namespace =
        metadata.namespace().flatMap(text -> text.text(Metadata.NAME)).orElse(DEFAULT);
    template
        .flatMap(Metadata::namespace)
        .ifPresent(
            text -> {
              if (!text.string().equals(Optional.of(namespace))) {
                text.problem("is not the namespace of the object, `" + namespace + "`");
              }
            });
    return namespace;
  }

  private static String serviceAccount(Fields spec) {
    List<Cursor> named =
        Stream.of("serviceAccountName", "serviceAccount")
            .flatMap(field -> ProtoText.find(spec, field).stream())
            .toList();
    List<String> accounts =
        named.stream().flatMap(text -> text.text(Metadata.NAME).stream()).distinct().toList();
    if (accounts.size() > 1) {
      named.get(1).problem("is another account than `serviceAccountName`: leave it out");
    }
    return accounts.isEmpty() ? DEFAULT : accounts.get(0);
  }

  /** The object in a field, if there is one; another template language than ours is no problem. */
  private static Optional<Fields> find(Fields fields, String name) {
    return fields
        .find(name)
        .filter(cursor -> cursor.value() instanceof JsonObject)
        .flatMap(Cursor::object);
  }
}
