package dev.portcullis.local.serve;

import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.settings.ProjectSettings;
import java.util.Optional;

/** Registers the project that a local server is started for. */
public final class Registration {

  private Registration() {}

  /** Registers a project with the usual settings; one that is registered keeps its own. */
  public static void ensure(ProjectRegister projects, ProjectId project) {
    if (projects.find(project).isPresent()) {
      return;
    }
    try {
      var unused =
          projects.put(
              Principal.LOOPBACK,
              project,
              new Received<>(ProjectSettings.DEFAULT, Optional.empty()));
    } catch (RegisterException e) {
      // Refused is only what names an older version, and this names none.
      throw new IllegalStateException("project " + project + " cannot be registered", e);
    }
  }
}
