package dev.portcullis.verification.workload;

import dev.portcullis.verification.name.ProjectId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is submitted for deployment, reduced to what a decision needs. Immutable.
 *
 * @param kind what Cloud Run calls it
 * @param name what its author calls it, if a name was given
 * @param project the project that the manifest says it belongs to, if it says so: a claim
 * @param location the region that the manifest says it is for, if it says so: a claim
 * @param images every image that it would run or be built from
 * @param policy which policy it asks to be held to
 * @param breakglass whether it asks to be let through whatever the policy says
 * @param revision the name that its author gives to the new revision, if any
 * @param namedRevisions earlier revisions that traffic, a tag or an instance split names
 * @param trigger whether submitting it also runs it
 * @param hash SHA-256 of the manifest in canonical form, lower-case hexadecimal
 */
public record Workload(
    Kind kind,
    Optional<String> name,
    Optional<ProjectId> project,
    Optional<String> location,
    List<WorkloadImage> images,
    PolicyAnnotation policy,
    Breakglass breakglass,
    Optional<String> revision,
    List<String> namedRevisions,
    Trigger trigger,
    String hash) {

  /** What Cloud Run calls a workload. */
  public enum Kind {
    SERVICE("Service"),
    JOB("Job"),
    EXECUTION("Execution"),
    WORKER_POOL("WorkerPool"),
    REVISION("Revision"),
    POD("Pod"),
    /** No manifest at all: a bare list of references. */
    IMAGES("Images");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** How manifests and decisions write it. */
    public String title() {
      return title;
    }
  }

  /** Whether submitting a workload also runs it. */
  public enum Trigger {
    /** It only says what is to run. */
    NONE,
    /** It is an execution, or a job whose token starts one. */
    EXECUTION
  }

  public Workload {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(location, "location");
    images = List.copyOf(images);
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(breakglass, "breakglass");
    Objects.requireNonNull(revision, "revision");
    namedRevisions = List.copyOf(namedRevisions);
    Objects.requireNonNull(trigger, "trigger");
    Objects.requireNonNull(hash, "hash");
    if (images.isEmpty()) {
      throw new IllegalArgumentException("a workload without an image");
    }
  }
}
