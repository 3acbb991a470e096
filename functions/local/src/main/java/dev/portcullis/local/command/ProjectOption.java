package dev.portcullis.local.command;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.name.ProjectId;

/** {@code --project}: which project a command is about. */
public final class ProjectOption {

  /** The option's name. */
  public static final String NAME = "--project";

  /** The project where none is given. */
  public static final ProjectId USUAL = new ProjectId("demo");

  private ProjectOption() {}

  /**
   * The project that the options name, or the usual one.
   *
   * @throws UsageException if it is not the id of a project
   */
  public static ProjectId of(Options options) throws UsageException {
    try {
      ProjectId project = ProjectId.parse(options.find(NAME).orElse(USUAL.value()));
      if (project.isNumber()) {
        throw new UsageException(NAME + " is a project number; name the project by its id");
      }
      return project;
    } catch (InvalidTextException e) {
      throw new UsageException(NAME + " " + e.getMessage());
    }
  }
}
