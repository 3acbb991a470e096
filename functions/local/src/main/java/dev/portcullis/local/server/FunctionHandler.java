package dev.portcullis.local.server;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.invoker.http.HttpRequestImpl;
import com.google.cloud.functions.invoker.http.HttpResponseImpl;
import java.util.Objects;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Serves a function as the platform's own invoker does, through that invoker's adapters: what a
 * function sees of a request here is what it sees when deployed.
 */
final class FunctionHandler extends Handler.Abstract {

  private final HttpFunction function;

  FunctionHandler(HttpFunction function) {
    this.function = Objects.requireNonNull(function, "function");
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpResponseImpl answer = new HttpResponseImpl(response);
    // What is thrown here goes to the server, which answers 500 and logs it.
    function.service(new HttpRequestImpl(request), answer);
    answer.close(callback);
    return true;
  }
}
