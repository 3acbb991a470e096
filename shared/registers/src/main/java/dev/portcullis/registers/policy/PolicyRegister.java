package dev.portcullis.registers.policy;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.document.ResourceForm;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.document.RevisionedRegister;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.name.ProjectPolicyName;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.wire.policy.PolicyCodec;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policy of each project. Safe for use by many threads. */
public final class PolicyRegister {

  private final DocumentStore store;
  private final RevisionedRegister<Policy> policies;

  /** A register in a store. */
  public PolicyRegister(DocumentStore store, InstantSource clock, CommitLoop loop) {
    this.store = store;
    this.policies = new RevisionedRegister<>(store, clock, loop, new Form());
  }

  /** Where a project's policy is kept. */
  public static DocumentPath path(ProjectId project) {
    return ProjectRegister.path(project).in("policies", "default");
  }

  /** Everything that {@link #pick} has to see to tell "never written" from "lost". */
  public static List<DocumentPath> paths(ProjectId project) {
    return List.of(path(project), RevisionedRegister.firstRevision(path(project)));
  }

  /** Reads a document that was fetched together with others. */
  public Optional<Revision<Policy>> read(Document document) {
    return policies.read(document);
  }

  /**
   * Picks the policy from documents that were fetched together; empty if there never was one.
   *
   * @throws StoreUnavailableException if there was one and it is gone: the default policy, which
   *     allows everything, must not take its place
   */
  public static Optional<Document> pick(ProjectId project, Map<DocumentPath, Document> documents) {
    Document document = documents.get(path(project));
    if (document == null && documents.containsKey(paths(project).get(1))) {
      throw new StoreUnavailableException(
          "the policy of project " + project + " was written and is not there; restore it",
          StoreUnavailableException.Outcome.NOTHING_WRITTEN,
          Duration.ofMinutes(1),
          null);
    }
    return Optional.ofNullable(document);
  }

  /** Fetches a project's policy; empty if there never was one. */
  public Optional<Revision<Policy>> find(ProjectId project) {
    return pick(project, store.getAll(paths(project))).flatMap(policies::read);
  }

  /**
   * Replaces a project's policy.
   *
   * @throws RegisterException if an etag is given that is not the current one
   */
  public Revision<Policy> put(Principal author, ProjectId project, Received<Policy> received)
      throws RegisterException {
    return policies.put(author, path(project), received.value(), received.etag());
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
      return new ProjectPolicyName(new ProjectId(path.collection().split("/", -1)[1])).toString();
    }
  }
}
