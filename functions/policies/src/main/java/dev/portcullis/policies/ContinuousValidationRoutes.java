package dev.portcullis.policies;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.registers.continuous.ContinuousValidationRegister;
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
import dev.portcullis.wire.continuous.ContinuousValidationCodec;
import dev.portcullis.wire.continuous.ContinuousValidationConfig;
import java.util.List;
import java.util.Optional;

/**
 * {@code /v1alpha2/projects/P/continuousValidationConfig}, which gcloud's alpha commands read and
 * write. It is kept, and has no effect.
 */
final class ContinuousValidationRoutes {

  private static final String PATH = "/v1alpha2/projects/{project}/continuousValidationConfig";

  private final ProjectRegister projects;
  private final ContinuousValidationRegister configs;
  private final ContinuousValidationCodec codec = new ContinuousValidationCodec();

  ContinuousValidationRoutes(Portcullis portcullis) {
    this.projects = portcullis.projects();
    this.configs = portcullis.continuousValidation();
  }

  List<Route> routes() {
    return List.of(
        Route.of(Method.GET, PATH, "binaryauthorization.continuousValidationConfig.get", this::get),
        Route.of(
            Method.PUT, PATH, "binaryauthorization.continuousValidationConfig.update", this::put));
  }

  private Answer get(Call call) throws InvalidInputException, RegisterException {
    ProjectId project = registered(call);
    return configs
        .find(project)
        .map(config -> answer(project, config))
        .orElseGet(
            () ->
                Answer.ok(
                    codec.write(project, ContinuousValidationConfig.DEFAULT, Optional.empty())));
  }

  private Answer put(Call call) throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = registered(call);
    return answer(project, configs.put(call.principal(), project, call.body(codec::read)));
  }

  private Answer answer(ProjectId project, Revision<ContinuousValidationConfig> config) {
    return Answer.ok(codec.write(project, config.resource(), Optional.of(config.updateTime())));
  }

  private ProjectId registered(Call call) throws InvalidInputException, RegisterException {
    return projects.require(call.variable("project", ProjectId::parse));
  }
}
