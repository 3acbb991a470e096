package dev.portcullis.local.server;

import dev.portcullis.web.error.ApiError;
import dev.portcullis.web.error.RpcCode;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Gives errors that the server makes before any function is called the form of all others. */
final class JsonErrors extends ErrorHandler {

  private static final String CONTENT_TYPE = "application/json; charset=UTF-8";

  /** Answers with an error. */
  static void write(ApiError error, Response response, Callback callback) {
    response.setStatus(error.httpStatus());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, CONTENT_TYPE);
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    error.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    Content.Sink.write(response, true, error.toAnswer().content().text(), callback);
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    write(error(status), response, callback);
  }

  /** The server's own message is left out: it may repeat what was sent. */
  private static ApiError error(int status) {
    return switch (status) {
      case 404 -> ApiError.of(RpcCode.NOT_FOUND, "nothing is here; check the path");
      case 503 -> ApiError.of(RpcCode.UNAVAILABLE, "the server is stopping; try again later");
      default ->
          status >= 500
              ? ApiError.of(RpcCode.INTERNAL, "internal error; the server's log has the reason")
              : ApiError.of(RpcCode.INVALID_ARGUMENT, "the request cannot be read; " + hint(status))
                  .withHttpStatus(status);
    };
  }

  private static String hint(int status) {
    return switch (status) {
      case 408 -> "send it without long pauses";
      case 414 -> "its URL is too long";
      case 431 -> "its headers are too long";
      default -> "check its URL, in which only plain segments are accepted, and its headers";
    };
  }
}
