package dev.portcullis.registers.orgpolicy;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.document.Keeping;
import dev.portcullis.registers.document.ResourceForm;
import dev.portcullis.registers.document.ResourceHistory;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.document.RevisionPaths;
import dev.portcullis.registers.document.RevisionedRegister;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.orgpolicy.AllowedPolicies;
import dev.portcullis.wire.orgpolicy.OrgPolicyCodec;
import dev.portcullis.wire.orgpolicy.OrgPolicyName;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The organization policy of each project. Safe for use by many threads. */
public final class OrgPolicyRegister {

  private final RevisionedRegister<AllowedPolicies> policies;

  /** A register in a store. */
  public OrgPolicyRegister(Keeping keeping) {
    this.policies = new RevisionedRegister<>(keeping, new Form(), new OrgPolicyWeakening());
  }

  /** Everything that {@link #pick} has to see to tell "never written" from "lost". */
  public static List<DocumentPath> paths(ProjectId project) {
    return RevisionPaths.of(path(project));
  }

  /**
   * Picks the policy from documents that were fetched together; empty if there never was one.
   *
   * @throws StoreUnavailableException if there was one and it is gone: no constraint at all, which
   *     allows what the policy forbids, must not take its place
   */
  public static Optional<Document> pick(ProjectId project, Map<DocumentPath, Document> documents) {
    return RevisionPaths.pick(path(project), documents);
  }

  /** Reads the document that was picked; empty if the policy was deleted. */
  public Optional<Revision<AllowedPolicies>> read(Document document) {
    return policies.read(document);
  }

  /**
   * Fetches a project's policy; empty if it has none.
   *
   * @throws StoreUnavailableException as {@link #pick}
   */
  public Optional<Revision<AllowedPolicies>> find(ProjectId project) {
    return policies.find(path(project));
  }

  /**
   * Creates a project's policy.
   *
   * @throws RegisterException if there is one that says something else, or it is a weakening and
   *     the author may not weaken
   */
  public Revision<AllowedPolicies> create(
      Principal author, ProjectId project, AllowedPolicies allowed) throws RegisterException {
    return policies.create(author, path(project), allowed);
  }

  /**
   * Replaces a project's policy.
   *
   * @throws RegisterException if there is none, the etag is not its own, or it is a weakening and
   *     the author may not weaken
   */
  public Revision<AllowedPolicies> replace(
      Principal author, ProjectId project, Received<AllowedPolicies> received)
      throws RegisterException {
    return policies.replace(
        author, path(project), received.value(), received.etag(), (existing, replacement) -> {});
  }

  /**
   * Deletes a project's policy, so that nothing is constrained.
   *
   * @throws RegisterException if there is none, the etag is not its own, or the author may not
   *     weaken
   */
  public void delete(Principal author, ProjectId project, Optional<String> etag)
      throws RegisterException {
    policies.delete(author, path(project), etag);
  }

  /** Where a project's policy is kept. */
  public static DocumentPath path(ProjectId project) {
    return ProjectRegister.path(project).in("orgPolicies", OrgPolicyName.CONSTRAINT);
  }

  /** The versions of a project's policy. */
  public ResourceHistory<AllowedPolicies> history(ProjectId project) {
    return policies.history(path(project));
  }

  private static final class Form implements ResourceForm<AllowedPolicies> {

    private final OrgPolicyCodec codec = new OrgPolicyCodec();

    @Override
    public JsonObject write(DocumentPath path, AllowedPolicies allowed) {
      return codec.write(nameAt(path), allowed, Stamp.none());
    }

    @Override
    public Optional<AllowedPolicies> read(DocumentPath path, Cursor stored) {
      return codec.read(nameAt(path), stored).map(Received::value);
    }

    @Override
    public String name(DocumentPath path) {
      return nameAt(path).toString();
    }

    private static OrgPolicyName nameAt(DocumentPath path) {
      return new OrgPolicyName(RevisionPaths.project(path));
    }
  }
}
