package dev.portcullis.registers.iam;

import dev.portcullis.registers.attestor.AttestorRegister;
import dev.portcullis.registers.document.Keeping;
import dev.portcullis.registers.document.ResourceHistory;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.document.RevisionedRegister;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.registers.occurrence.OccurrenceRegister;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.wire.iam.IamEtag;
import dev.portcullis.wire.iam.IamPolicy;
import dev.portcullis.wire.resource.Received;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * IAM policies on resources. Deleting a resource takes its policy along: what is created again
 * under the name is another resource, and nobody has a role on it. Safe for use by many threads.
 */
public final class IamRegister {

  /** No version is called that. */
  private static final String NONE = "none";

  private final DocumentStore store;
  private final ProjectRegister projects;
  private final AttestorRegister attestors;
  private final NoteRegister notes;
  private final OccurrenceRegister occurrences;
  private final RevisionedRegister<Grants> grants;

  /** A register in a store, of policies on the resources of these registers. */
  public IamRegister(
      Keeping keeping,
      ProjectRegister projects,
      AttestorRegister attestors,
      NoteRegister notes,
      OccurrenceRegister occurrences) {
    this.store = keeping.store();
    this.projects = projects;
    this.attestors = attestors;
    this.notes = notes;
    this.occurrences = occurrences;
    this.grants = new RevisionedRegister<>(keeping, new GrantsForm(), new GrantsWeakening());
  }

  /**
   * A policy that was read or written.
   *
   * @param policy who may do what
   * @param etag what a client sends back to say which version it has seen, in base64
   */
  public record Kept(IamPolicy policy, String etag) {

    /** Of a resource that exists and never had one. */
    static final Kept NEVER_SET = new Kept(IamPolicy.empty(), IamEtag.NEVER_SET);
  }

  /** Whether the resource exists. */
  public boolean exists(IamResource resource) {
    return created(resource).isPresent();
  }

  /**
   * The policy of a resource; empty if it never had one.
   *
   * @throws RegisterException if there is no such resource
   */
  public Kept get(IamResource resource) throws RegisterException {
    Instant created = require(resource);
    return grants
        .find(resource.path())
        .filter(kept -> kept.resource().since().equals(created))
        .map(IamRegister::kept)
        .orElse(Kept.NEVER_SET);
  }

  /** Reads a document that was fetched together with others. */
  public Optional<Revision<Grants>> read(Document document) {
    return grants.read(document);
  }

  /**
   * What is granted on the resources as they are now, all by one read. A resource that does not
   * exist, or that nobody was granted anything on since it was created, is not among them.
   */
  public Map<IamResource, Grants> inForce(Collection<IamResource> resources) {
    Map<IamResource, Place> places = new HashMap<>();
    Set<DocumentPath> paths = new LinkedHashSet<>();
    for (IamResource resource : resources) {
      Place place = place(resource);
      places.put(resource, place);
      paths.add(place.path());
      paths.add(resource.path());
    }
    Map<DocumentPath, Document> documents = store.getAll(paths);
    Map<IamResource, Grants> inForce = new HashMap<>();
    places.forEach(
        (resource, place) -> {
          Optional<Instant> created =
              Optional.ofNullable(documents.get(place.path())).flatMap(place.created());
          Optional.ofNullable(documents.get(resource.path()))
              .flatMap(grants::read)
              .map(Revision::resource)
              .filter(kept -> created.equals(Optional.of(kept.since())))
              .ifPresent(kept -> inForce.put(resource, kept));
        });
    return inForce;
  }

  /**
   * Replaces the policy of a resource, whatever it was if no etag is given.
   *
   * @throws RegisterException if there is no such resource, an etag is given that is not the
   *     policy's own, or it is a weakening and the author may not weaken
   */
  public Kept set(Principal author, IamResource resource, Received<IamPolicy> received)
      throws RegisterException {
    Instant created = require(resource);
    Optional<String> etag = received.etag();
    if (etag.isPresent()) {
      etag = Optional.of(version(resource, created, etag.get()));
    }
    return kept(grants.put(author, resource.path(), new Grants(created, received.value()), etag));
  }

  /**
   * The versions of a resource's policy, those of an earlier resource of the name among them; the
   * way back to these is barred.
   *
   * @throws RegisterException if there is no such resource
   */
  public ResourceHistory<Grants> history(IamResource resource) throws RegisterException {
    Instant created = require(resource);
    return grants.history(
        resource.path(),
        (existing, restored) -> {
          if (!restored.since().equals(created)) {
            throw new RegisterException(
                RegisterException.Kind.PRECONDITION,
                "the revision is of a resource that was deleted since; name one of "
                    + resource.name()
                    + " as it is now");
          }
        });
  }

  /**
   * The version that a client has seen, as the register knows it. A version of a resource that was
   * deleted since is none of this one.
   */
  private String version(IamResource resource, Instant created, String etag)
      throws RegisterException {
    Optional<Revision<Grants>> stored = grants.find(resource.path());
    boolean current = stored.isPresent() && stored.get().resource().since().equals(created);
    if (etag.equals(IamEtag.NEVER_SET)) {
      // What is kept of an earlier resource is to be replaced; nothing at all has no version. A
      // first setIamPolicy that is sent twice is one.
      return stored.map(current ? Revision::etagBefore : Revision::etag).orElse("");
    }
    return current ? IamEtag.version(etag) : NONE;
  }

  private Instant require(IamResource resource) throws RegisterException {
    return created(resource)
        .orElseThrow(
            () ->
                new RegisterException(
                    RegisterException.Kind.NOT_FOUND, resource.name() + " does not exist"));
  }

  private Optional<Instant> created(IamResource resource) {
    Place place = place(resource);
    return store.find(place.path()).flatMap(place.created());
  }

  /** Where a resource is kept, and how to read there when it was created. */
  private record Place(DocumentPath path, Function<Document, Optional<Instant>> created) {}

  private Place place(IamResource resource) {
    if (resource instanceof IamResource.OfAttestor of) {
      return new Place(
          AttestorRegister.path(of.attestor()),
          document -> attestors.read(document).map(Revision::createTime));
    }
    if (resource instanceof IamResource.OfNote of) {
      return new Place(
          NoteRegister.path(of.note()), document -> notes.read(document).map(Revision::createTime));
    }
    if (resource instanceof IamResource.OfOccurrence of) {
      return new Place(
          OccurrenceRegister.path(of.occurrence()),
          document -> Optional.of(occurrences.read(document).createTime()));
    }
    // Nobody can delete these, so there is never another one of the name.
    return new Place(
        ProjectRegister.path(resource.project()),
        document -> projects.read(document).map(project -> Instant.EPOCH));
  }

  private static Kept kept(Revision<Grants> revision) {
    return new Kept(revision.resource().policy(), IamEtag.of(revision.etag()));
  }
}
