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
import dev.portcullis.web.permission.Permissions;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import dev.portcullis.wire.settings.ProjectSettings;
import dev.portcullis.wire.settings.ProjectSettingsCodec;
import java.util.List;
import java.util.Optional;

/**
 * {@code /v1/projects/P/settings}: what a project has settled; writing it registers the project.
 */
final class SettingsRoutes {

  private static final String PATH = "/v1/projects/{project}/settings";

  private static final String CREATE = "portcullis.projects.create";

  private final ProjectRegister projects;
  private final Permissions permissions;
  private final ProjectSettingsCodec codec = new ProjectSettingsCodec();

  SettingsRoutes(Portcullis portcullis) {
    this.projects = portcullis.projects();
    this.permissions = portcullis.permissions();
  }

  List<Route> routes() {
    return List.of(
        Route.of(Method.GET, PATH, "portcullis.settings.get", this::get),
        Route.of(Method.PUT, PATH, CREATE, this::put));
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
    Received<ProjectSettings> received = call.body(codec::read);
    Optional<String> number = received.value().projectNumber();
    if (number.isPresent()) {
      requireMayName(call, project, number.get());
    }
    return answer(project, projects.put(call.principal(), project, received));
  }

  /**
   * A number brings what other projects let its service agent use, and nothing in a request shows
   * whose it is. So it takes the permission on the number as well, which only whoever runs the
   * server can give; to leave a number as it is takes nothing.
   */
  private void requireMayName(Call call, ProjectId project, String number) throws ApiException {
    Optional<ProjectId> asProject = Optional.of(new ProjectId(number));
    if (permissions.holds(call.principal(), asProject, CREATE)) {
      return;
    }
    Optional<String> current =
        projects.find(project).flatMap(kept -> kept.resource().projectNumber());
    if (!current.equals(Optional.of(number))) {
      permissions.require(call.principal(), asProject, CREATE);
    }
  }

  private Answer answer(ProjectId project, Revision<ProjectSettings> settings) {
    Stamp stamp = Stamp.of(settings.updateTime(), settings.etag());
    return Answer.ok(codec.write(project, settings.resource(), stamp));
  }
}
