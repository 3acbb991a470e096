package dev.portcullis.registers.policy;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidTextException;
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
import dev.portcullis.registers.weakening.CloudRunPolicyWeakeningRule;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.policy.CloudRunPolicy;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.policy.CloudRunPolicyCodec;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.util.Optional;

/** Platform policies for Cloud Run. Safe for use by many threads. */
public final class PlatformPolicyRegister {

  private final RevisionedRegister<CloudRunPolicy> policies;

  /** A register in a store. */
  public PlatformPolicyRegister(Keeping keeping) {
    this.policies =
        new RevisionedRegister<>(keeping, new Form(), new CloudRunPolicyWeakeningRule());
  }

  /** Where a policy is kept. */
  public static DocumentPath path(PlatformPolicyName name) {
    return ProjectRegister.path(name.project())
        .in("platformPolicies", name.platform().segment() + "~" + name.id());
  }

  /** Reads a document that was fetched together with others. */
  public Optional<Revision<CloudRunPolicy>> read(Document document) {
    return policies.read(document);
  }

  /** Fetches a policy. */
  public Optional<Revision<CloudRunPolicy>> find(PlatformPolicyName name) {
    return policies.find(path(name));
  }

  /**
   * Creates a policy.
   *
   * @throws RegisterException if there is one that says something else
   */
  public Revision<CloudRunPolicy> create(
      Principal author, PlatformPolicyName name, CloudRunPolicy policy) throws RegisterException {
    return policies.create(author, path(name), policy);
  }

  /**
   * Replaces a policy.
   *
   * @throws RegisterException if there is none, or the etag is not its own
   */
  public Revision<CloudRunPolicy> replace(
      Principal author, PlatformPolicyName name, Received<CloudRunPolicy> received)
      throws RegisterException {
    return policies.replace(
        author, path(name), received.value(), received.etag(), (existing, replacement) -> {});
  }

  /**
   * Deletes a policy.
   *
   * @throws RegisterException if there is none, or the etag is not its own
   */
  public void delete(Principal author, PlatformPolicyName name, Optional<String> etag)
      throws RegisterException {
    policies.delete(author, path(name), etag);
  }

  /** The versions of a policy. */
  public ResourceHistory<CloudRunPolicy> history(PlatformPolicyName name) {
    return policies.history(path(name));
  }

  private static final class Form implements ResourceForm<CloudRunPolicy> {

    private final CloudRunPolicyCodec codec = new CloudRunPolicyCodec(PublicKeys.trusted());

    @Override
    public JsonObject write(DocumentPath path, CloudRunPolicy policy) {
      return codec.write(nameAt(path), policy, Stamp.none());
    }

    @Override
    public Optional<CloudRunPolicy> read(DocumentPath path, Cursor stored) {
      return codec.read(stored).map(Received::value);
    }

    @Override
    public String name(DocumentPath path) {
      return nameAt(path).toString();
    }

    private static PlatformPolicyName nameAt(DocumentPath path) {
      String[] parts = path.id().split("~", 2);
      try {
        return PlatformPolicyName.of(
            RevisionPaths.project(path), Platform.parse(parts[0]), parts[1]);
      } catch (InvalidTextException e) {
        throw new IllegalArgumentException("not where a platform policy is kept: " + path, e);
      }
    }
  }
}
