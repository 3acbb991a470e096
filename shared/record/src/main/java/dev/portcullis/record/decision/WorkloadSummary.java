package dev.portcullis.record.decision;

import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.verification.workload.Workload;
import java.util.Objects;
import java.util.Optional;

/**
 * What is kept of a workload. The manifest itself is not: its environment may hold secrets.
 * Immutable.
 *
 * @param kind what Cloud Run calls it
 * @param name what its author calls it; empty where no name was given
 * @param revision the name that its author gave to the new revision; empty where none was given
 * @param location the region that it says it is for, as claimed; empty where it says none
 * @param hash SHA-256 of the manifest in canonical form, lower-case hexadecimal
 */
public record WorkloadSummary(
    String kind, String name, String revision, String location, String hash) {

  public WorkloadSummary {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(revision, "revision");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(hash, "hash");
  }

  /** What is kept of this workload. */
  public static WorkloadSummary of(Workload workload) {
    return new WorkloadSummary(
        workload.kind().title(),
        workload.name().orElse(""),
        workload.revision().orElse(""),
        workload.location().orElse(""),
        workload.hash());
  }

  /** What the new revision is found by, if it and its service have names. */
  Optional<String> revisionKey() {
    return name.isEmpty() || revision.isEmpty()
        ? Optional.empty()
        : Optional.of(revisionKey(name, revision));
  }

  /** What a revision of a service is found by: no two pairs of names have the same. */
  static String revisionKey(String name, String revision) {
    return Sha256.start().part(name).part(revision).hex();
  }
}
