package dev.portcullis.web.error;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Problem;
import dev.portcullis.registers.failure.RegisterException.MissingPermission;
import java.util.List;

/**
 * The standard details of an error, as <a
 * href="https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto">google/rpc/error_details.proto</a>
 * shapes them.
 */
final class ErrorDetails {

  /** The field in which every detail names its type. */
  static final String TYPE = "@type";

  private static final String DOMAIN = "portcullis";
  private static final String PREFIX = "type.googleapis.com/google.rpc.";

  private ErrorDetails() {}

  /** {@code google.rpc.BadRequest}: what is wrong with which field. */
  static JsonObject badRequest(List<Problem> problems) {
    List<JsonObject> violations = problems.stream().map(ErrorDetails::violation).toList();
    return detail("BadRequest").put("fieldViolations", JsonArray.of(violations)).build();
  }

  /** {@code google.rpc.ErrorInfo}: which permission is missing, and for what. */
  static JsonObject errorInfo(MissingPermission missing) {
    return detail("ErrorInfo")
        .put("reason", missing.reason())
        .put("domain", DOMAIN)
        .put("metadata", JsonObject.builder().put("permission", missing.permission()).build())
        .build();
  }

  /** {@code google.rpc.RetryInfo}: when to send the same request again. */
  static JsonObject retryInfo(long seconds) {
    return detail("RetryInfo").put("retryDelay", seconds + "s").build();
  }

  /** Whether the object says of what type it is. */
  static boolean isTyped(JsonValue detail) {
    return detail instanceof JsonObject object && object.find(TYPE).isPresent();
  }

  private static JsonObject violation(Problem problem) {
    String line = problem.line().isPresent() ? "line " + problem.line().getAsInt() + ": " : "";
    return JsonObject.builder()
        .put("field", Wording.bounded(problem.path()))
        .put("description", line + Wording.bounded(problem.message()))
        .build();
  }

  private static JsonObject.Builder detail(String type) {
    return JsonObject.builder().put(TYPE, PREFIX + type);
  }
}
