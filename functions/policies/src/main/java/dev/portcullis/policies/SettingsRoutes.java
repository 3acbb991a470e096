package dev.portcullis.policies;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.resource.Stamp;
import dev.portcullis.wire.settings.ProjectSettings;
import dev.portcullis.wire.settings.ProjectSettingsCodec;
import java.util.List;

/**
 * {@code /v1/projects/P/settings}: what a project has settled; writing it registers the project.
 */
final class SettingsRoutes {

  private static final String PATH = "/v1/projects/{project}/settings";

  private final ProjectRegister projects;
  private final ProjectSettingsCodec codec = new ProjectSettingsCodec();

  SettingsRoutes(Portcullis portcullis) {
    this.projects = portcullis.projects();
  }

  List<Route> routes() {
    return List.of(
        Route.of(Method.GET, PATH, "portcullis.settings.get", this::get),
        Route.of(Method.PUT, PATH, "portcullis.projects.create", this::put));
  }

  private Answer get(Call call) throws InvalidInputException, RegisterException {
    ProjectId project = call.variable("project", ProjectId::parse);
    return answer(project, projects.get(project));
  }

  private Answer put(Call call) throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = call.variable("project", ProjectId::parse);
    if (project.isNumber()) {
      throw ApiException.invalid(
          "project", "is a project number; a project is registered by its id");
    }
    return answer(project, projects.put(call.principal(), project, call.body(codec::read)));
  }

  private Answer answer(ProjectId project, Revision<ProjectSettings> settings) {
    Stamp stamp = Stamp.of(settings.updateTime(), settings.etag());
    return Answer.ok(codec.write(project, settings.resource(), stamp));
  }
}
