package dev.portcullis.web.telemetry;

import com.google.cloud.functions.HttpRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which trace a request belongs to. It joins log lines and decides nothing, so what is not in
 * proper form counts as absent. Immutable.
 *
 * @param traceId 32 lower-case hexadecimal digits
 * @param spanId 16 lower-case hexadecimal digits
 * @param sampled whether the trace itself is kept
 */
public record TraceContext(String traceId, Optional<String> spanId, boolean sampled) {

  private static final String NO_TRACE = "0".repeat(32);
  private static final String NO_SPAN = "0".repeat(16);

  /** Longer headers are not looked at. */
  private static final int MAX_LENGTH = 256;

  /** https://cloud.google.com/trace/docs/trace-context#legacy-http-header; the span is decimal. */
  private static final Pattern GOOGLE =
      Pattern.compile("([0-9a-fA-F]{32})(?:/([0-9]{1,20}))?(?:;o=([0-9]{1,3}))?");

  /** https://www.w3.org/TR/trace-context/#traceparent-header; later versions may append. */
  private static final Pattern W3C =
      Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  /**
   * The trace that the headers name: {@code X-Cloud-Trace-Context}, which the platform puts into
   * its own request log, else {@code traceparent}.
   */
  public static Optional<TraceContext> of(HttpRequest request) {
    return header(request, "X-Cloud-Trace-Context")
        .flatMap(TraceContext::google)
        .or(() -> header(request, "traceparent").flatMap(TraceContext::w3c));
  }

  private static Optional<String> header(HttpRequest request, String name) {
    return request.getFirstHeader(name).filter(text -> text.length() <= MAX_LENGTH);
  }

  private static Optional<TraceContext> google(String text) {
    Matcher matcher = GOOGLE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String options = matcher.group(3);
    boolean sampled = options != null && (Integer.parseInt(options) & 1) == 1;
    return of(
        matcher.group(1).toLowerCase(Locale.ROOT),
        Optional.ofNullable(matcher.group(2)).flatMap(TraceContext::span),
        sampled);
  }

  private static Optional<TraceContext> w3c(String text) {
    Matcher matcher = W3C.matcher(text);
    if (!matcher.matches() || matcher.group(1).equals("ff")) {
      return Optional.empty();
    }
    if (matcher.group(1).equals("00") && matcher.group(5) != null) {
      return Optional.empty();
    }
    String span = matcher.group(3);
    if (span.equals(NO_SPAN)) {
      return Optional.empty();
    }
    boolean sampled = (Integer.parseInt(matcher.group(4), 16) & 1) == 1;
    return of(matcher.group(2), Optional.of(span), sampled);
  }

  private static Optional<TraceContext> of(String trace, Optional<String> span, boolean sampled) {
    return trace.equals(NO_TRACE)
        ? Optional.empty()
        : Optional.of(new TraceContext(trace, span, sampled));
  }

  private static Optional<String> span(String decimal) {
    try {
      long id = Long.parseUnsignedLong(decimal);
      return id == 0 ? Optional.empty() : Optional.of(String.format("%016x", id));
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }
}
