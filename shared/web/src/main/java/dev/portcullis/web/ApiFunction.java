package dev.portcullis.web;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.deadline.OutOfTimeException;
import dev.portcullis.storage.deadline.TimeBudget;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.call.QueryParameters;
import dev.portcullis.web.call.RequestBody;
import dev.portcullis.web.error.ApiError;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.error.ErrorTable;
import dev.portcullis.web.error.RpcCode;
import dev.portcullis.web.error.UnavailableException;
import dev.portcullis.web.limit.InFlight;
import dev.portcullis.web.limit.RateClass;
import dev.portcullis.web.path.RequestPath;
import dev.portcullis.web.route.Lookup;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.web.route.RouteTable;
import dev.portcullis.web.telemetry.CurrentTrace;
import dev.portcullis.web.telemetry.TraceContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The HTTP edge of one function: finds the route, bounds the request, learns who is calling and
 * whether they may, lets the handler answer, and makes an error of whatever it throws. Nothing is
 * written before the handler has finished, so an answer is whole or none. Immutable, and so are all
 * its parts, as one instance serves all requests at once.
 */
public final class ApiFunction implements HttpFunction {

  private static final Logger LOGGER = Logger.getLogger(ApiFunction.class.getName());

  /** What the routes call the variable that quotas and permissions are for. */
  private static final String PROJECT = "project";

  private final Edge edge;
  private final OpenPages pages;
  private final RouteTable routes;

  /**
   * The edge over these routes, whose order means nothing.
   *
   * @throws IllegalArgumentException if two routes have one method and match the same paths
   */
  public ApiFunction(List<Route> routes, Edge edge) {
    this.edge = Objects.requireNonNull(edge, "edge");
    this.pages = OpenPages.of(edge);
    this.routes = new RouteTable(routes);
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws IOException {
    CurrentTrace.Scope trace = edge.traces().start(TraceContext.of(request));
    try {
      String requestId = RequestId.of(request, edge.requestIds());
      AnswerWriter.write(answer(new Exchange(request, requestId)), requestId, response);
    } finally {
      trace.close();
    }
  }

  private Answer answer(Exchange exchange) {
    try {
      Answer answer = dispatch(exchange);
      exchange.answered(answer);
      return answer;
    } catch (ApiException
        | InvalidInputException
        | InvalidTextException
        | InvalidPageTokenException
        | RegisterException
        | RuntimeException failure) {
      // The one place that may catch what nobody expected: behind it is only the socket.
      ApiError error = ErrorTable.of(failure);
      log(error, failure, exchange.requestId());
      exchange.failed(error);
      return error.toAnswer();
    }
  }

  private Answer dispatch(Exchange exchange)
      throws ApiException,
          InvalidInputException,
          InvalidTextException,
          InvalidPageTokenException,
          RegisterException {
    RequestPath path = boundedPath(exchange.request());
    Optional<OpenPage> page = pages.find(path);
    return page.isPresent() ? open(page.get(), exchange.request()) : call(path, exchange);
  }

  private RequestPath boundedPath(HttpRequest request) throws ApiException {
    EdgeLimits limits = edge.limits();
    String path = request.getPath();
    if (path.length() > limits.maxPathLength()
        || request.getQuery().orElse("").length() > limits.maxQueryLength()) {
      throw Refusals.urlTooLong(limits);
    }
    if (!EdgeLimits.areBounded(request.getHeaders())) {
      throw Refusals.headersTooLarge();
    }
    return RequestPath.of(request.getUri(), path).orElseThrow(() -> Refusals.noPath(path));
  }

  private static Answer open(OpenPage page, HttpRequest request) throws ApiException {
    if (!request.getMethod().equals(Method.GET.name())) {
      throw Refusals.otherMethod(request.getPath(), Set.of(Method.GET));
    }
    return page.page().get();
  }

  private Answer call(RequestPath path, Exchange exchange)
      throws ApiException,
          InvalidInputException,
          InvalidTextException,
          InvalidPageTokenException,
          RegisterException {
    HttpRequest request = exchange.request();
    Lookup lookup = routes.find(request.getMethod(), path);
    if (lookup instanceof Lookup.OtherMethod other) {
      throw Refusals.otherMethod(request.getPath(), other.allowed());
    }
    if (!(lookup instanceof Lookup.Found found)) {
      throw Refusals.noPath(request.getPath());
    }
    exchange.routed(found.route(), path);
    InFlight.Place place = edge.guard().inFlight().enter().orElseThrow(Refusals::busy);
    TimeBudget.Scope time = edge.guard().time().start();
    try {
      return admitted(found, exchange);
    } finally {
      time.close();
      place.close();
    }
  }

  private Answer admitted(Lookup.Found found, Exchange exchange)
      throws ApiException,
          InvalidInputException,
          InvalidTextException,
          InvalidPageTokenException,
          RegisterException {
    HttpRequest request = exchange.request();
    RequestBody body = new RequestBody(request, edge.limits().body(), edge.guard().pace());
    body.requireAcceptable();
    Principal principal = edge.identity().identify(request);
    exchange.identified(principal);
    requireRate(found, principal);
    requirePermission(found.route(), principal, project(found));
    Call call =
        new Call(
            principal,
            exchange.requestId(),
            found.variables(),
            QueryParameters.parse(request.getQuery().orElse(""), found.route().queryParameters()),
            body);
    return found.route().handler().handle(call);
  }

  /** An alternative is enough to be asked what it is about; the handler requires the right one. */
  private void requirePermission(Route route, Principal principal, Optional<ProjectId> project)
      throws ApiException {
    for (String alternative : route.alternatives()) {
      if (edge.permissions().holds(principal, project, alternative)) {
        return;
      }
    }
    edge.permissions().require(principal, project, route.permission());
  }

  /** The project that the path names; only what cannot be one is refused before permissions. */
  private static Optional<ProjectId> project(Lookup.Found found) throws ApiException {
    String project = found.variables().values().get(PROJECT);
    if (project == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(ProjectId.parse(project));
    } catch (InvalidTextException e) {
      throw ApiException.invalid(PROJECT, String.valueOf(e.getMessage()));
    }
  }

  private void requireRate(Lookup.Found found, Principal principal) throws ApiException {
    RateClass sort = RateClass.of(found.route());
    String project = found.variables().values().getOrDefault(PROJECT, "");
    Optional<Duration> wait = edge.guard().rates().take(principal, project, sort);
    if (wait.isPresent()) {
      throw Refusals.tooOften(sort, wait.get());
    }
  }

  /** Logs what its operator must know of, once; a caller's mistakes are the caller's. */
  private static void log(ApiError error, Throwable failure, String requestId) {
    if (failure instanceof ApiException told && told.logged().isPresent()) {
      LOGGER.info(() -> "request " + requestId + " was refused: " + told.logged().get());
    } else if (error.code() == RpcCode.INTERNAL) {
      LOGGER.log(Level.SEVERE, failure, () -> "request " + requestId + " failed");
    } else if (failure instanceof StoreUnavailableException
        || failure instanceof UnavailableException
        || failure instanceof OutOfTimeException) {
      LOGGER.log(Level.WARNING, failure, () -> "request " + requestId + " could not be answered");
    }
  }
}
