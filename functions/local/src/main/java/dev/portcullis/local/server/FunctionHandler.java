package dev.portcullis.local.server;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.invoker.http.HttpRequestImpl;
import com.google.cloud.functions.invoker.http.HttpResponseImpl;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Serves a function as the platform's own invoker does, through that invoker's adapters: what a
 * function sees of a request here is what it sees when deployed.
 */
final class FunctionHandler extends Handler.Abstract {

  /** What is read of a body that the function does not want: eight times what any may have. */
  private static final int MAX_UNREAD = 8 << 20;

  private static final int CHUNK = 8192;

  /** How long what nobody wants is read. */
  private static final long MAX_UNREAD_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final HttpFunction function;

  FunctionHandler(HttpFunction function) {
    this.function = Objects.requireNonNull(function, "function");
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpRequestImpl question = new HttpRequestImpl(request);
    HttpResponseImpl answer = new HttpResponseImpl(response);
    // What is thrown here goes to the server, which answers 500 and logs it.
    function.service(question, answer);
    if (!request.getHeaders().contains(HttpHeader.EXPECT)
        && response.getStatus() != HttpStatus.REQUEST_TIMEOUT_408) {
      readRest(question.getInputStream());
    }
    answer.close(callback);
    return true;
  }

  /**
   * A client that is still sending when the connection is closed sees it reset, and never reads why
   * its body was refused. One that expects to be told before it sends has not begun, and one that
   * was cut off for being slow is not waited for again.
   */
  private static void readRest(InputStream body) {
    byte[] chunk = new byte[CHUNK];
    long start = System.nanoTime();
    try {
      int total = 0;
      int read = 0;
      while (read >= 0 && total < MAX_UNREAD && System.nanoTime() - start < MAX_UNREAD_NANOS) {
        total += read;
        read = body.read(chunk);
      }
    } catch (IOException e) {
      // It stopped sending; whether it still reads the answer shows when that is written.
    }
  }
}
