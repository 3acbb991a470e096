package dev.portcullis.policies;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.registers.attestor.AttestorRegister;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.policy.PlatformPolicyRegister;
import dev.portcullis.registers.policy.PolicyRegister;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.name.ProjectPolicyName;
import dev.portcullis.verification.policy.PlatformPolicy;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.revision.RevisionRoutes;
import dev.portcullis.web.revision.Subject;
import dev.portcullis.web.revision.Verbs;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.attestor.AttestorCodec;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.policy.PlatformPolicyCodec;
import dev.portcullis.wire.policy.PolicyCodec;
import dev.portcullis.wire.resource.ApiVersion;
import dev.portcullis.wire.settings.ProjectSettings;
import dev.portcullis.wire.settings.ProjectSettingsCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code :listRevisions} and {@code :rollback} of everything that decides about deployments: beside
 * each resource, under every version of the API that the resource has.
 */
final class HistoryRoutes {

  private static final String PROJECT = "/projects/{project}";

  private final ProjectRegister projects;
  private final PolicyRegister policies;
  private final PlatformPolicyRegister platformPolicies;
  private final AttestorRegister attestors;
  private final ProjectSettingsCodec settingsCodec = new ProjectSettingsCodec();
  private final PolicyCodec policyCodec = new PolicyCodec();
  private final PlatformPolicyCodec platformPolicyCodec =
      new PlatformPolicyCodec(PublicKeys.trusted());
  private final AttestorCodec attestorCodec = new AttestorCodec(PublicKeys.trusted());

  HistoryRoutes(Portcullis portcullis) {
    this.projects = portcullis.projects();
    this.policies = portcullis.policies();
    this.platformPolicies = portcullis.platformPolicies();
    this.attestors = portcullis.attestors();
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (ApiVersion version : ApiVersion.values()) {
      String project = "/" + version.segment() + PROJECT;
      routes.addAll(
          RevisionRoutes.of(
              project + "/policy", Verbs.of("policy", "portcullis.policies"), this::policy));
      routes.addAll(
          RevisionRoutes.of(
              project + "/attestors/{attestor}",
              Verbs.of("attestor", "portcullis.attestors"),
              call -> attestor(call, version)));
    }
    routes.addAll(
        RevisionRoutes.of(
            "/v1" + PROJECT + "/platforms/{platform}/policies/{policy}",
            Verbs.of("platformPolicy", "portcullis.platformPolicies"),
            this::platformPolicy));
    routes.addAll(
        RevisionRoutes.of(
            "/v1" + PROJECT + "/settings",
            Verbs.of("settings", "portcullis.settings"),
            this::settings));
    return routes;
  }

  private Subject<Policy> policy(Call call) throws InvalidInputException, RegisterException {
    ProjectId project = registered(call);
    String name = new ProjectPolicyName(project).toString();
    return Subject.singleton(
        policies.history(project), (policy, stamp) -> policyCodec.write(name, policy, stamp));
  }

  private Subject<Attestor> attestor(Call call, ApiVersion version)
      throws InvalidInputException, RegisterException {
    ProjectId project = registered(call);
    AttestorName name = call.variable("attestor", id -> AttestorName.of(project, id));
    return Subject.named(
        name,
        attestors.history(name),
        (attestor, stamp) -> attestorCodec.write(attestor, stamp, Optional.empty(), version));
  }

  private Subject<PlatformPolicy> platformPolicy(Call call)
      throws InvalidInputException, RegisterException {
    ProjectId project = registered(call);
    Platform platform = call.variable("platform", Platform::parse);
    PlatformPolicyName name =
        call.variable("policy", id -> PlatformPolicyName.of(project, platform, id));
    return Subject.named(
        name,
        platformPolicies.history(name),
        (policy, stamp) -> platformPolicyCodec.write(name, policy, stamp));
  }

  private Subject<ProjectSettings> settings(Call call)
      throws InvalidInputException, RegisterException {
    ProjectId project = registered(call);
    return Subject.singleton(
        projects.history(project),
        (settings, stamp) -> settingsCodec.write(project, settings, stamp));
  }

  private ProjectId registered(Call call) throws InvalidInputException, RegisterException {
    return projects.require(call.variable("project", ProjectId::parse));
  }
}
