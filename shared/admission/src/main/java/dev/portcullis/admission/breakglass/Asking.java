package dev.portcullis.admission.breakglass;

import dev.portcullis.record.breakglass.BreakglassGrants;
import dev.portcullis.record.breakglass.BreakglassWorkload;
import dev.portcullis.record.breakglass.GrantIndex;
import dev.portcullis.record.breakglass.GrantName;
import dev.portcullis.record.breakglass.JustificationUse;
import dev.portcullis.record.breakglass.Persons;
import dev.portcullis.record.decision.WorkloadSummary;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.workload.Breakglass;
import dev.portcullis.verification.workload.Workload;
import dev.portcullis.wire.settings.BreakglassSettings;
import dev.portcullis.wire.settings.BreakglassSettings.ServiceAccounts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A workload that asks for breakglass, and what has to be known to answer. Immutable.
 *
 * @param project which project
 * @param principal who submits it
 * @param right whether they may use breakglass there
 * @param workload what is asked for
 * @param justification why, perhaps nothing
 */
public record Asking(
    ProjectId project,
    Principal principal,
    BreakglassRight right,
    BreakglassWorkload workload,
    String justification) {

  public Asking {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(principal, "principal");
    Objects.requireNonNull(right, "right");
    Objects.requireNonNull(workload, "workload");
    Objects.requireNonNull(justification, "justification");
  }

  /** What the workload asks for, if it does. */
  public static Optional<Asking> of(
      ProjectId project, Principal principal, BreakglassRight right, Workload workload) {
    return workload.breakglass() instanceof Breakglass.Requested requested
        ? Optional.of(
            new Asking(
                project,
                principal,
                right,
                BreakglassWorkload.of(WorkloadSummary.of(workload)),
                requested.justification()))
        : Optional.empty();
  }

  /** What to read together with the policy. */
  public List<DocumentPath> paths() {
    return List.of(justificationPath(), GrantIndex.path(project, workload));
  }

  DocumentPath justificationPath() {
    return JustificationUse.path(project, workload, justification);
  }

  /**
   * What to read besides, once those are known: the grants, where one is needed. That is one read
   * more, for those alone who need a grant.
   */
  public List<DocumentPath> grantPaths(
      BreakglassSettings settings, Map<DocumentPath, Document> documents) {
    return needsGrant(settings)
        ? named(documents).stream().map(GrantName::path).toList()
        : List.of();
  }

  boolean needsGrant(BreakglassSettings settings) {
    return settings.secondApprover()
        || (!Persons.isPerson(principal)
            && settings.serviceAccounts() == ServiceAccounts.ONLY_BY_GRANT);
  }

  /** The grants for the workload that were read, in the order of asking. */
  List<Document> grants(Map<DocumentPath, Document> documents) {
    return named(documents).stream()
        .flatMap(name -> Optional.ofNullable(documents.get(name.path())).stream())
        .filter(document -> BreakglassGrants.read(document).terms().workload().covers(workload))
        .toList();
  }

  private List<GrantName> named(Map<DocumentPath, Document> documents) {
    return Optional.ofNullable(documents.get(GrantIndex.path(project, workload)))
        .map(document -> GrantIndex.read(project, document).grants())
        .orElse(List.of());
  }

  /**
   * Tells what a refusal rests on from all else that it could rest on: with another right or other
   * documents, the same request is decided anew.
   */
  public String hash(Map<DocumentPath, Document> documents) {
    Sha256 hash = Sha256.start();
    List<DocumentPath> all =
        Stream.concat(paths().stream(), named(documents).stream().map(GrantName::path)).toList();
    for (DocumentPath path : all) {
      hash =
          hash.part(
              Optional.ofNullable(documents.get(path))
                  .map(document -> document.version().token())
                  .orElse("-"));
    }
    return hash.hex();
  }
}
