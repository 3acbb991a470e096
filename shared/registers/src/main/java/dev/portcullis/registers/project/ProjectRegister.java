package dev.portcullis.registers.project;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.document.Keeping;
import dev.portcullis.registers.document.ResourceForm;
import dev.portcullis.registers.document.ResourceHistory;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.document.RevisionedRegister;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.weakening.SettingsWeakeningRule;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import dev.portcullis.wire.settings.ProjectSettings;
import dev.portcullis.wire.settings.ProjectSettingsCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The projects that are looked after. A project is there once its settings were written. Safe for
 * use by many threads.
 */
public final class ProjectRegister {

  private static final String COLLECTION = "projects";

  private final DocumentStore store;
  private final RevisionedRegister<ProjectSettings> settings;

  /** A register in a store. */
  public ProjectRegister(Keeping keeping) {
    this.store = keeping.store();
    this.settings = new RevisionedRegister<>(keeping, new Form(), new SettingsWeakeningRule());
  }

  /** Where a project is kept. */
  public static DocumentPath path(ProjectId project) {
    return DocumentPath.of(COLLECTION, project.value());
  }

  /** Reads a document that was fetched together with others. */
  public Optional<Revision<ProjectSettings>> read(Document document) {
    return settings.read(document);
  }

  /** Fetches a project's settings. */
  public Optional<Revision<ProjectSettings>> find(ProjectId project) {
    return settings.find(path(project));
  }

  /**
   * Fetches the settings of a project that must be there.
   *
   * @throws RegisterException if the project is not looked after
   */
  public Revision<ProjectSettings> get(ProjectId project) throws RegisterException {
    return find(project).orElseThrow(() -> unknown(project));
  }

  /**
   * The same project, if it is looked after.
   *
   * @throws RegisterException if it is not
   */
  public ProjectId require(ProjectId project) throws RegisterException {
    var unused = get(project);
    return project;
  }

  /**
   * The projects that are looked after, in the order of their ids.
   *
   * @param after only those behind this one
   * @param limit how many at most, 1 to 1,000
   */
  public List<ProjectId> list(Optional<ProjectId> after, int limit) {
    // The order by id has no use for the time of a place.
    Optional<PageToken> place = after.map(id -> new PageToken(Instant.EPOCH, id.value()));
    return store.query(Query.in(COLLECTION).byId().limit(limit).after(place)).documents().stream()
        .map(document -> new ProjectId(document.path().id()))
        .toList();
  }

  /** What to say about a project that is not looked after. */
  public static RegisterException unknown(ProjectId project) {
    return new RegisterException(
        RegisterException.Kind.NOT_FOUND,
        "project "
            + project
            + " is not registered here; PUT /v1/projects/"
            + project
            + "/settings registers it");
  }

  /**
   * Registers a project, or changes its settings.
   *
   * @throws RegisterException if an etag is given that is not the current one
   */
  public Revision<ProjectSettings> put(
      Principal author, ProjectId project, Received<ProjectSettings> received)
      throws RegisterException {
    return settings.put(author, path(project), received.value(), received.etag());
  }

  /** The versions of a project's settings. */
  public ResourceHistory<ProjectSettings> history(ProjectId project) {
    return settings.history(path(project));
  }

  private static final class Form implements ResourceForm<ProjectSettings> {

    private final ProjectSettingsCodec codec = new ProjectSettingsCodec();

    @Override
    public JsonObject write(DocumentPath path, ProjectSettings value) {
      return codec.write(new ProjectId(path.id()), value, Stamp.none());
    }

    @Override
    public Optional<ProjectSettings> read(DocumentPath path, Cursor stored) {
      return codec.read(stored).map(Received::value);
    }

    @Override
    public String name(DocumentPath path) {
      return path + "/settings";
    }
  }
}
