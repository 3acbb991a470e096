package dev.portcullis.wire.workload;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import java.util.Optional;
import java.util.Set;

/** The two ways in which manifests are written. */
enum ManifestForm {
  /**
   * With {@code apiVersion}, {@code kind} and {@code metadata}: Knative, Kubernetes, Cloud Run v1.
   */
  KNATIVE,
  /** With a {@code name} that says what it is: Cloud Run v2. */
  CLOUD_RUN_V2;

  /** The form of a manifest; one of neither form is for the form's reader to complain about. */
  static ManifestForm of(Cursor root) {
    Optional<Fields> fields = root.object();
    boolean says = fields.flatMap(f -> f.find("apiVersion")).isPresent();
    boolean hasKind = fields.flatMap(f -> f.find("kind")).isPresent();
    boolean hasName = fields.flatMap(f -> f.find("name")).isPresent();
    return says || (hasKind && !hasName) ? KNATIVE : CLOUD_RUN_V2;
  }

  /**
   * The paths of what the server reports, and passes over when it is sent back.
   *
   * @param root the manifest, perhaps within a larger document
   */
  Set<String> reported(Cursor root) {
    String prefix = root.path().isEmpty() ? "" : root.path() + ".";
    return switch (this) {
      case KNATIVE -> Set.of(prefix + "status", prefix + "metadata.managedFields");
      case CLOUD_RUN_V2 -> Set.of();
    };
  }
}
