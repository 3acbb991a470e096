package dev.portcullis.bench;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import java.io.IOException;

/** A function that does nothing: the least that a cold start can take. Safe for many threads. */
public final class EmptyFunction implements HttpFunction {

  @Override
  public void service(HttpRequest request, HttpResponse response) throws IOException {
    response.getWriter().write("ok");
  }
}
