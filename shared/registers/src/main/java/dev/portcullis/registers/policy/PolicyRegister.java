package dev.portcullis.registers.policy;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.attestor.AttestorRegister;
import dev.portcullis.registers.document.Keeping;
import dev.portcullis.registers.document.ResourceForm;
import dev.portcullis.registers.document.ResourceHistory;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.document.RevisionPaths;
import dev.portcullis.registers.document.RevisionedRegister;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.registers.weakening.PolicyWeakeningRule;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.name.ProjectPolicyName;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.wire.policy.PolicyCodec;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policy of each project. Safe for use by many threads. */
public final class PolicyRegister {

  private final DocumentStore store;
  private final AttestorRegister attestors;
  private final RevisionedRegister<Policy> policies;

  /** A register in a store, of policies that name these attestors. */
  public PolicyRegister(Keeping keeping, AttestorRegister attestors) {
    this.store = keeping.store();
    this.attestors = attestors;
    this.policies = new RevisionedRegister<>(keeping, new Form(), new PolicyWeakeningRule());
  }

  /** Where a project's policy is kept. */
  public static DocumentPath path(ProjectId project) {
    return ProjectRegister.path(project).in("policies", "default");
  }

  /** Everything that {@link #pick} has to see to tell "never written" from "lost". */
  public static List<DocumentPath> paths(ProjectId project) {
    return RevisionPaths.of(path(project));
  }

  /**
   * Picks the policy from documents that were fetched together; empty if there never was one.
   *
   * @throws StoreUnavailableException if there was one and it is gone: the default policy, which
   *     allows everything, must not take its place
   */
  public static Optional<Document> pick(ProjectId project, Map<DocumentPath, Document> documents) {
    return RevisionPaths.pick(path(project), documents);
  }

  /**
   * Reads the document that was picked.
   *
   * @throws StoreUnavailableException if it says that the policy was deleted: nothing here deletes
   *     one, so it is as good as gone
   */
  public Revision<Policy> read(Document document) {
    return policies.read(document).orElseThrow(() -> RevisionPaths.lost(document.path()));
  }

  /** Fetches a project's policy; empty if there never was one. */
  public Optional<Revision<Policy>> find(ProjectId project) {
    return pick(project, store.getAll(paths(project))).map(this::read);
  }

  /**
   * Replaces a project's policy.
   *
   * @throws RegisterException if an etag is given that is not the current one, or the policy names
   *     an attestor of the project that does not exist
   */
  public Revision<Policy> put(Principal author, ProjectId project, Received<Policy> received)
      throws RegisterException {
    requireAttestors(project, received.value());
    return policies.put(author, path(project), received.value(), received.etag());
  }

  /**
   * A rule that names nobody refuses everything, which its author finds out at the next deployment.
   * Another project's attestors are not looked up: whether they exist is not this caller's to
   * learn.
   */
  private void requireAttestors(ProjectId project, Policy policy) throws RegisterException {
    for (AttestorName attestor : policy.defaultRule().attestors()) {
      if (attestor.project().isNumber()) {
        throw new RegisterException(
            RegisterException.Kind.PRECONDITION,
            "defaultAdmissionRule.requireAttestationsBy names "
                + attestor
                + " by the number of its project; name it by the project's id");
      }
    }
    Map<DocumentPath, AttestorName> named = new LinkedHashMap<>();
    policy.defaultRule().attestors().stream()
        .filter(attestor -> attestor.project().equals(project))
        .forEach(attestor -> named.put(AttestorRegister.path(attestor), attestor));
    if (named.isEmpty()) {
      return;
    }
    Map<DocumentPath, Document> found = store.getAll(named.keySet());
    for (Map.Entry<DocumentPath, AttestorName> entry : named.entrySet()) {
      Optional<Document> document = Optional.ofNullable(found.get(entry.getKey()));
      if (document.flatMap(attestors::read).isEmpty()) {
        throw new RegisterException(
            RegisterException.Kind.PRECONDITION,
            "defaultAdmissionRule.requireAttestationsBy names "
                + entry.getValue()
                + ", which does not exist; create the attestor first");
      }
    }
  }

  /**
   * The versions of a project's policy. A version is only brought back if its attestors still
   * exist.
   */
  public ResourceHistory<Policy> history(ProjectId project) {
    return policies.history(
        path(project), (existing, restored) -> requireAttestors(project, restored));
  }

  private static final class Form implements ResourceForm<Policy> {

    private final PolicyCodec codec = new PolicyCodec();

    @Override
    public JsonObject write(DocumentPath path, Policy policy) {
      return codec.write(name(path), policy, Stamp.none());
    }

    @Override
    public Optional<Policy> read(DocumentPath path, Cursor stored) {
      return codec.read(stored).map(Received::value);
    }

    @Override
    public String name(DocumentPath path) {
      return new ProjectPolicyName(RevisionPaths.project(path)).toString();
    }
  }
}
