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
import dev.portcullis.registers.document.RevisionedRegister.Listing;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.PageToken;
import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.PlatformPolicy;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.policy.PlatformPolicyCodec;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.util.Optional;

/** Platform policies. Safe for use by many threads. */
public final class PlatformPolicyRegister {

  private static final String COLLECTION = "platformPolicies";

  private final RevisionedRegister<PlatformPolicy> policies;

  /** A register in a store. */
  public PlatformPolicyRegister(Keeping keeping) {
    this.policies = new RevisionedRegister<>(keeping, new Form(), new PlatformPolicyWeakening());
  }

  /** Where a policy is kept. */
  public static DocumentPath path(PlatformPolicyName name) {
    return ProjectRegister.path(name.project())
        .in(COLLECTION, name.platform().segment() + "~" + name.id());
  }

  /** Reads a document that was fetched together with others. */
  public Optional<Revision<PlatformPolicy>> read(Document document) {
    return policies.read(document);
  }

  /** Fetches a policy. */
  public Optional<Revision<PlatformPolicy>> find(PlatformPolicyName name) {
    return policies.find(path(name));
  }

  /**
   * Lists the policies of a platform, in the order in which they were created. All platforms share
   * a collection, so a page may be shorter than its limit although there is a next one.
   */
  public Listing<PlatformPolicy> list(
      ProjectId project, Platform platform, int limit, Optional<PageToken> after) {
    Listing<PlatformPolicy> page =
        policies.list(ProjectRegister.path(project) + "/" + COLLECTION, limit, after);
    return new Listing<>(
        page.items().stream()
            .filter(item -> item.id().startsWith(platform.segment() + "~"))
            .toList(),
        page.next());
  }

  /** The name of a policy that a list named by its id. */
  public static PlatformPolicyName name(ProjectId project, Platform platform, String id) {
    return new PlatformPolicyName(project, platform, id.substring(platform.segment().length() + 1));
  }

  /**
   * Creates a policy.
   *
   * @throws RegisterException if there is one that says something else
   */
  public Revision<PlatformPolicy> create(
      Principal author, PlatformPolicyName name, PlatformPolicy policy) throws RegisterException {
    return policies.create(author, path(name), policy);
  }

  /**
   * Replaces a policy.
   *
   * @throws RegisterException if there is none, or the etag is not its own
   */
  public Revision<PlatformPolicy> replace(
      Principal author, PlatformPolicyName name, Received<PlatformPolicy> received)
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
  public ResourceHistory<PlatformPolicy> history(PlatformPolicyName name) {
    return policies.history(path(name));
  }

  private static final class Form implements ResourceForm<PlatformPolicy> {

    private final PlatformPolicyCodec codec = new PlatformPolicyCodec(PublicKeys.trusted());

    @Override
    public JsonObject write(DocumentPath path, PlatformPolicy policy) {
      return codec.write(nameAt(path), policy, Stamp.none());
    }

    @Override
    public Optional<PlatformPolicy> read(DocumentPath path, Cursor stored) {
      return codec.read(stored, nameAt(path).platform()).map(Received::value);
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
