package dev.portcullis.policies;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import java.util.Arrays;
import java.util.List;

/** {@code /v1/projects/P/platforms}: what policies can be made for, which fits one page. */
final class PlatformRoutes {

  private final ProjectRegister projects;

  PlatformRoutes(Portcullis portcullis) {
    this.projects = portcullis.projects();
  }

  List<Route> routes() {
    // Google publishes no permission for this method alone.
    return List.of(
        Route.of(
                Method.GET,
                "/v1/projects/{project}/platforms",
                "binaryauthorization.platformPolicies.list",
                this::list)
            .paged());
  }

  private Answer list(Call call) throws InvalidInputException, RegisterException {
    ProjectId project = projects.require(call.variable("project", ProjectId::parse));
    return Answer.ok(
        JsonObject.builder()
            .put(
                "platforms",
                JsonArray.of(
                    Arrays.stream(Platform.values())
                        .map(
                            platform ->
                                JsonObject.builder()
                                    .put(
                                        "name",
                                        "projects/" + project + "/platforms/" + platform.segment())
                                    .build())
                        .toList()))
            .build());
  }
}
