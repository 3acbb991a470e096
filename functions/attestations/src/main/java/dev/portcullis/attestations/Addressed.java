package dev.portcullis.attestations;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.call.Call;

/**
 * What the path of a call names, always in a project that is registered. Safe for use by many
 * threads.
 */
final class Addressed {

  static final String PROJECT = "/v1/projects/{project}";
  static final String NOTES = PROJECT + "/notes";
  static final String NOTE = NOTES + "/{note}";
  static final String OCCURRENCES = PROJECT + "/occurrences";
  static final String OCCURRENCE = OCCURRENCES + "/{occurrence}";

  private final ProjectRegister projects;

  Addressed(ProjectRegister projects) {
    this.projects = projects;
  }

  ProjectId project(Call call) throws InvalidInputException, RegisterException {
    return projects.require(call.variable("project", ProjectId::parse));
  }

  NoteName note(Call call) throws InvalidInputException, RegisterException {
    ProjectId project = project(call);
    return call.variable("note", id -> NoteName.of(project, id));
  }

  OccurrenceName occurrence(Call call) throws InvalidInputException, RegisterException {
    ProjectId project = project(call);
    return call.variable("occurrence", id -> OccurrenceName.of(project, id));
  }
}
