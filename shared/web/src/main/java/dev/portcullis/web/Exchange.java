package dev.portcullis.web;

import com.google.cloud.functions.HttpRequest;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.error.ApiError;
import dev.portcullis.web.path.RequestPath;
import dev.portcullis.web.route.Route;
import dev.portcullis.web.telemetry.AuditedCall;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known so far of one request that is being answered, for whatever has to be said about it
 * at the end. Not safe for use by several threads.
 */
final class Exchange {

  private final HttpRequest request;
  private final String requestId;
  private Optional<Target> target = Optional.empty();
  private Optional<Principal> principal = Optional.empty();

  private record Target(Route route, RequestPath path) {}

  Exchange(HttpRequest request, String requestId) {
    this.request = Objects.requireNonNull(request, "request");
    this.requestId = Objects.requireNonNull(requestId, "requestId");
  }

  HttpRequest request() {
    return request;
  }

  String requestId() {
    return requestId;
  }

  /** It is for this route. */
  void routed(Route route, RequestPath path) {
    target = Optional.of(new Target(route, path));
  }

  /** It is from this caller. */
  void identified(Principal caller) {
    principal = Optional.of(caller);
  }

  /** The handler answered. */
  void answered(Answer answer) {
    audited().ifPresent(call -> call.answered(answer.status()));
  }

  /** It came to nothing. */
  void failed(ApiError error) {
    audited().ifPresent(call -> call.failed(error.httpStatus(), error.code()));
  }

  private Optional<AuditedCall> audited() {
    return target.map(found -> new AuditedCall(found.route(), found.path(), principal, request));
  }
}
