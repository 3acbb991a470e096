package dev.portcullis.wire.workload;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.workload.PolicyAnnotation;
import dev.portcullis.verification.workload.Workload;
import dev.portcullis.verification.workload.Workload.Kind;
import dev.portcullis.verification.workload.Workload.Trigger;
import dev.portcullis.wire.resource.CanonicalHash;
import dev.portcullis.wire.resource.ProtoText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the manifest of a workload: Service, Job, Execution, WorkerPool and Revision as {@code
 * gcloud run} and the Cloud Run v2 API write them, and the Pod of Kubernetes. Safe for use by many
 * threads.
 *
 * <p>Finds every image that would run, wherever in the manifest it stands; an image where none is
 * known to live is a problem, never passed over.
 */
public final class WorkloadReader {

  private static final List<String> TOKENS = List.of("startExecutionToken", "runExecutionToken");

  /**
   * Reads a manifest. Empty only if a problem was reported; that there is a value does not mean
   * that none was.
   */
  public Optional<WorkloadDocument> read(Cursor cursor) {
    return cursor.object().map(Fields::acceptingProtoNames).flatMap(WorkloadReader::read);
  }

  private static Optional<WorkloadDocument> read(Fields root) {
    ManifestForm form = ManifestForm.of(root.cursor());
    Optional<Parts> parts =
        switch (form) {
          case KNATIVE -> KnativeForm.read(root);
          case CLOUD_RUN_V2 -> CloudRunForm.read(root);
        };
    return parts.flatMap(p -> read(root, form, p));
  }

  private static Optional<WorkloadDocument> read(Fields root, ManifestForm form, Parts parts) {
    FoundImages found = images(parts);
    List<Place> places = Place.all(root.cursor(), form.reported(root.cursor()));
    StrayImages.refuse(places, found);
    PolicyAnnotation policy = policy(parts, places);
    List<String> namedRevisions = Traffic.namedRevisions(parts);
    Trigger trigger = trigger(root, parts);
    if (found.images().isEmpty() || !(root.cursor().value() instanceof JsonObject tree)) {
      return Optional.empty();
    }
    Claims claims = parts.claims();
    Workload workload =
        new Workload(
            parts.kind(),
            claims.name(),
            claims.project(),
            claims.location(),
            found.images(),
            policy,
            parts.asked().breakglass(),
            claims.revision(),
            namedRevisions,
            trigger,
            CanonicalHash.of(tree));
    return Optional.of(new WorkloadDocument(root.cursor(), tree, form, workload));
  }

  private static PolicyAnnotation policy(Parts parts, List<Place> places) {
    PolicyAnnotation asked = parts.asked().policy();
    if (asked instanceof PolicyAnnotation.Invalid || !Parts.mayAsk(parts.kind())) {
      return asked;
    }
    return StrayPolicies.find(places, parts.asked().places()).orElse(asked);
  }

  private static FoundImages images(Parts parts) {
    FoundImages found = new FoundImages();
    new ContainerReader(found).read(parts.body());
    UncoveredFields.readBuild("", parts.spec(), found);
    for (Map<String, Cursor> annotations : parts.annotations()) {
      UncoveredAnnotations.read(annotations, found);
    }
    int count = found.images().size();
    if (count > FoundImages.MAX_IMAGES) {
      parts
          .body()
          .cursor()
          .problem(
              "names " + count + " images; at most " + FoundImages.MAX_IMAGES + " are decided");
    }
    return found;
  }

  private static Trigger trigger(Fields root, Parts parts) {
    boolean runs =
        parts.kind() == Kind.EXECUTION
            || (parts.kind() == Kind.JOB
                && Stream.of(root, parts.spec()).anyMatch(WorkloadReader::hasToken));
    return runs ? Trigger.EXECUTION : Trigger.NONE;
  }

  private static boolean hasToken(Fields fields) {
    return TOKENS.stream().anyMatch(token -> ProtoText.find(fields, token).isPresent());
  }
}
