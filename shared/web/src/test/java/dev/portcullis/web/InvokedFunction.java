package dev.portcullis.web;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.Limits;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.route.Handler;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A function as the functions framework makes one, by its name: it delegates to the edge. Its
 * handlers answer with what they were told.
 */
public final class InvokedFunction implements HttpFunction {

  /** The longest body it takes. */
  static final int MAX_BODY_BYTES = 1_000;

  /** How many requests meet at {@code :meet} before any of them is answered. */
  static final int MEETING = 50;

  private static final String ATTESTOR = "/v1/projects/{project}/attestors/{attestor}";

  private final CyclicBarrier barrier = new CyclicBarrier(MEETING);
  private final ApiFunction edge;

  /** Made once by the framework, for all requests. */
  public InvokedFunction() {
    Handler echo = InvokedFunction::echo;
    Handler body = call -> Answer.ok(JsonObject.builder().put("body", call.body()).build());
    List<Route> routes =
        List.of(
            Route.of(Method.GET, "/v1/projects/{project}", "test.get", echo),
            Route.of(Method.GET, ATTESTOR, "test.get", echo).accepting("filter"),
            Route.of(Method.DELETE, ATTESTOR, "test.delete", echo),
            Route.of(Method.GET, ATTESTOR + ":getIamPolicy", "test.getIamPolicy", echo),
            Route.of(Method.POST, "/v1/projects/{project}/attestors", "test.create", body),
            Route.of(Method.GET, "/v1/projects/{project}:meet", "test.meet", this::meet),
            Route.of(Method.GET, "/v1/bug", "test.bug", InvokedFunction::fail));
    edge =
        new ApiFunction(
            routes,
            new Edge(
                new LoopbackIdentity(),
                () -> {},
                List.of(),
                new EdgeLimits(MAX_BODY_BYTES, 2_048, 4_096, Limits.REQUEST),
                () -> "fresh"));
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws IOException {
    edge.service(request, response);
  }

  private static Answer echo(Call call) {
    JsonObject.Builder told = JsonObject.builder().put("project", call.variable("project"));
    return Answer.ok(told.put("requestId", call.requestId()).build());
  }

  private Answer meet(Call call) {
    try {
      int arrival = barrier.await(30, TimeUnit.SECONDS);
      return Answer.ok(
          JsonObject.builder()
              .put("project", call.variable("project"))
              .put("arrival", arrival)
              .build());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (BrokenBarrierException | TimeoutException alone) {
      throw new IllegalStateException(alone);
    }
  }

  private static Answer fail(Call call) {
    throw new IllegalStateException("secret of " + call.requestId());
  }
}
