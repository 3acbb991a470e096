package dev.portcullis.breakglass;

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

/** Breakglass and the log over HTTP. Safe for use by many threads. */
public final class BreakglassFunction implements HttpFunction {

  private final ApiFunction api;

  /**
   * As the platform starts it.
   *
   * @throws ConfigurationException if the environment does not say how to run
   */
  public BreakglassFunction() throws ConfigurationException {
    this(Portcullis.fromEnvironment(System.getenv()));
  }

  BreakglassFunction(Portcullis portcullis) {
    this.api = new ApiFunction(routes(portcullis), portcullis.edge());
  }

  /** What it answers to. */
  public static List<Route> routes(Portcullis portcullis) {
    return Stream.of(
            new EventRoutes(portcullis).routes(),
            new GrantRoutes(portcullis).routes(),
            new LogRoutes(portcullis).routes())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws IOException {
    api.service(request, response);
  }
}
