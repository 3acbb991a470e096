package dev.portcullis.policies;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.call.Call;
import dev.portcullis.wire.settings.ProjectSettings;

/**
 * The project that a path names, and what it has settled.
 *
 * @param id its id
 * @param settings as they are now
 */
record RegisteredProject(ProjectId id, ProjectSettings settings) {

  /**
   * Reads the project.
   *
   * @throws InvalidInputException if the path names none that there can be
   * @throws RegisterException if it is not looked after
   */
  static RegisteredProject of(Call call, ProjectRegister projects)
      throws InvalidInputException, RegisterException {
    ProjectId id = call.variable("project", ProjectId::parse);
    return new RegisteredProject(id, projects.get(id).resource());
  }
}
