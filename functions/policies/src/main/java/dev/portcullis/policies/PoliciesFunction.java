package dev.portcullis.policies;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.portcullis.runtime.ConfigurationException;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.web.ApiFunction;
import dev.portcullis.web.route.Route;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Policies, attestors and settings over HTTP. Safe for use by many threads. */
public final class PoliciesFunction implements HttpFunction {

  private final ApiFunction api;

  /**
   * As the platform starts it.
   *
   * @throws ConfigurationException if the environment does not say how to run
   */
  public PoliciesFunction() throws ConfigurationException {
    this(Portcullis.fromEnvironment(System.getenv()));
  }

  PoliciesFunction(Portcullis portcullis) {
    this.api = new ApiFunction(routes(portcullis), portcullis.edge());
  }

  /** What it answers to. */
  public static List<Route> routes(Portcullis portcullis) {
    return Stream.of(
            new SettingsRoutes(portcullis).routes(),
            new PolicyRoutes(portcullis).routes(),
            new PlatformPolicyRoutes(portcullis).routes(),
            new OrgPolicyRoutes(portcullis).routes(),
            new SimulationRoutes(portcullis).routes(),
            new PlatformRoutes(portcullis).routes(),
            new EvaluateRoutes(portcullis).routes(),
            new SystemPolicyRoutes(portcullis).routes(),
            new AttestorRoutes(portcullis).routes(),
            new HistoryRoutes(portcullis).routes(),
            new PolicyIamRoutes(portcullis).routes(),
            new ContinuousValidationRoutes(portcullis).routes())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws IOException {
    api.service(request, response);
  }
}
