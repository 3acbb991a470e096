package dev.portcullis.web.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path with variables, as Google's APIs write it: {@code
 * /v1/projects/{project}/attestors/{attestor}:getIamPolicy} (<a
 * href="https://google.aip.dev/127">AIP-127</a>). Immutable.
 *
 * <p>A variable is one whole segment. A custom verb (<a
 * href="https://google.aip.dev/136">AIP-136</a>) is what follows the last colon of the last
 * segment, and only a template that has one splits there: the id of a project may hold a colon
 * ({@code example.com:web}). One slash at the end is accepted where there is no verb.
 */
public final class PathTemplate {

  private final String text;
  private final List<Segment> segments;
  private final Optional<String> verb;

  private PathTemplate(String text, List<Segment> segments, Optional<String> verb) {
    this.text = text;
    this.segments = List.copyOf(segments);
    this.verb = verb;
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException if it is not one; templates are part of the program
   */
  public static PathTemplate parse(String text) {
    int colon = text.lastIndexOf(':');
    Optional<String> verb = colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1));
    RequestPath path =
        RequestPath.parse(colon < 0 ? text : text.substring(0, colon))
            .filter(plain -> !plain.endsWithSlash())
            .filter(plain -> verb.map(Segment::isWord).orElse(true))
            .orElseThrow(() -> refused(text));
    List<Segment> segments = new ArrayList<>();
    for (String part : path.segments()) {
      Segment segment = Segment.parse(part).orElseThrow(() -> refused(text));
      if (segment instanceof Segment.Variable && segments.contains(segment)) {
        throw refused(text);
      }
      segments.add(segment);
    }
    return new PathTemplate(text, segments, verb);
  }

  /** What stands in this path for the variables; empty if the path does not match. */
  public Optional<PathVariables> match(RequestPath path) {
    List<String> given = path.segments();
    if (given.size() != segments.size() || (verb.isPresent() && path.endsWithSlash())) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    int last = given.size() - 1;
    for (int i = 0; i < last; i++) {
      if (!segments.get(i).matches(given.get(i), variables)) {
        return Optional.empty();
      }
    }
    return withoutVerb(given.get(last))
        .filter(segment -> segments.get(last).matches(segment, variables))
        .map(segment -> new PathVariables(variables));
  }

  /** How many segments there are. */
  public int size() {
    return segments.size();
  }

  /** The same text for templates that match the same paths, whatever their variables are called. */
  public String shape() {
    StringBuilder shape = new StringBuilder();
    segments.forEach(segment -> shape.append('/').append(segment.shape()));
    verb.ifPresent(word -> shape.append(':').append(word));
    return shape.toString();
  }

  /**
   * Puts the template first that says more about a path: one with a verb before one without, then
   * one with a text before one with a variable, from the left. So {@code /log/head} is never taken
   * for {@code /log/{index}}.
   */
  public static Comparator<PathTemplate> mostSpecificFirst() {
    return Comparator.comparing((PathTemplate template) -> template.verb.isEmpty())
        .thenComparing(PathTemplate::generality);
  }

  /** The template as it was written. */
  @Override
  public String toString() {
    return text;
  }

  private String generality() {
    StringBuilder order = new StringBuilder();
    segments.forEach(segment -> order.append(segment instanceof Segment.Variable ? '1' : '0'));
    return order.toString();
  }

  private Optional<String> withoutVerb(String segment) {
    if (verb.isEmpty()) {
      return Optional.of(segment);
    }
    int colon = segment.lastIndexOf(':');
    return colon > 0 && segment.substring(colon + 1).equals(verb.get())
        ? Optional.of(segment.substring(0, colon))
        : Optional.empty();
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException("not a path template: " + text);
  }
}
