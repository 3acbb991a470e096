package dev.portcullis.web.telemetry;

import com.google.cloud.functions.HttpRequest;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.web.error.RpcCode;
import dev.portcullis.web.limit.RateClass;
import dev.portcullis.web.path.RequestPath;
import dev.portcullis.web.route.Route;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One call as the audit log sees it: every write, and whatever was denied. Has the shape of Cloud
 * Audit Logs (<a
 * href="https://cloud.google.com/logging/docs/reference/audit/auditlog/rest/Shared.Types/AuditLog">AuditLog</a>)
 * without what was sent: no body, no query, no token, and of an error only its code, as a message
 * may repeat what the caller wrote. Immutable but for the request, of which it reads headers.
 *
 * @param route which method was called
 * @param resource what it was called on
 * @param principal who called; empty if nobody knows
 * @param request of which method, path and {@code User-Agent} are told, cut to a bound
 */
public record AuditedCall(
    Route route, RequestPath resource, Optional<Principal> principal, HttpRequest request) {

  static final String LOGGER_NAME = "dev.portcullis.web.telemetry.audit";

  private static final Logger LOGGER = Logger.getLogger(LOGGER_NAME);
  private static final String TYPE = "type.googleapis.com/google.cloud.audit.AuditLog";
  private static final int MAX_TEXT = 256;
  private static final int MAX_RESOURCE = 512;

  /** Of the longest text that a claim can have, and the id of its issuer. */
  private static final int MAX_SUBJECT = 1_100;

  public AuditedCall {
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(resource, "resource");
    Objects.requireNonNull(principal, "principal");
    Objects.requireNonNull(request, "request");
  }

  /** The call was answered; logs a line if it is one that changes something. */
  public void answered(int httpStatus) {
    if (RateClass.of(route).isWrite()) {
      log(httpStatus, Optional.empty());
    }
  }

  /**
   * The call failed; logs a line if somebody would have changed something, or was denied. What was
   * turned away before anybody asked who called is no call.
   */
  public void failed(int httpStatus, RpcCode code) {
    if ((RateClass.of(route).isWrite() && principal.isPresent()) || isDenial(code)) {
      log(httpStatus, Optional.of(code));
    }
  }

  private void log(int httpStatus, Optional<RpcCode> failure) {
    boolean denied = failure.filter(AuditedCall::isDenial).isPresent();
    Level level = denied ? Level.WARNING : Level.INFO;
    if (!LOGGER.isLoggable(level)) {
      return;
    }
    AuditMethod method = AuditMethod.of(route);
    String outcome = failure.map(RpcCode::name).orElse("OK");
    String name = method.methodName();
    String message =
        "audit: "
            + name.substring(name.lastIndexOf('.') + 1)
            + " "
            + resourceName()
            + " "
            + outcome;
    JsonObject fields =
        JsonObject.builder()
            .put("protoPayload", payload(method, failure, denied))
            .put("httpRequest", httpRequest(httpStatus))
            .put(
                "logging.googleapis.com/labels",
                JsonObject.builder().put("event", "audit").put("status", outcome).build())
            .build();
    LOGGER.log(new EventRecord(level, LOGGER_NAME, message, fields));
  }

  private JsonObject payload(AuditMethod method, Optional<RpcCode> failure, boolean denied) {
    JsonObject.Builder who = JsonObject.builder();
    // What is shown may change hands, or be another issuer's to choose; the subject does neither.
    principal.ifPresent(
        known ->
            who.put("principalEmail", LogText.of(known.display(), MAX_TEXT))
                .put("principalSubject", LogText.of(known.subject(), MAX_SUBJECT)));
    JsonObject.Builder status = JsonObject.builder();
    failure.ifPresent(code -> status.put("code", code.number()).put("message", code.name()));
    JsonObject authorization =
        JsonObject.builder()
            .put("resource", resourceName())
            .put("permission", route.permission())
            .put("granted", !denied)
            .build();
    return JsonObject.builder()
        .put("@type", TYPE)
        .put("serviceName", method.serviceName())
        .put("methodName", method.methodName())
        .put("resourceName", resourceName())
        .put("authenticationInfo", who.build())
        .put("authorizationInfo", JsonArray.of(List.of(authorization)))
        .put("requestMetadata", metadata("callerSuppliedUserAgent").build())
        .put("status", status.build())
        .build();
  }

  private JsonObject httpRequest(int status) {
    return metadata("userAgent")
        .put("requestMethod", route.method().name())
        .put("requestUrl", LogText.of("/" + String.join("/", resource.segments()), MAX_RESOURCE))
        .put("status", status)
        .build();
  }

  private JsonObject.Builder metadata(String field) {
    return JsonObject.builder()
        .putText(
            field, request.getFirstHeader("User-Agent").map(text -> LogText.of(text, MAX_TEXT)));
  }

  /** The path without the version in front and the verb behind. */
  private String resourceName() {
    List<String> segments = resource.segments();
    String name = String.join("/", segments.subList(1, segments.size()));
    String template = route.template().toString();
    int verb = template.lastIndexOf(':');
    return LogText.of(
        verb < 0 ? name : name.substring(0, name.length() - (template.length() - verb)),
        MAX_RESOURCE);
  }

  private static boolean isDenial(RpcCode code) {
    return code == RpcCode.PERMISSION_DENIED || code == RpcCode.UNAUTHENTICATED;
  }
}
