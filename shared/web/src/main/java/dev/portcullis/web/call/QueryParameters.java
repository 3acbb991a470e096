package dev.portcullis.web.call;

import dev.portcullis.json.Excerpt;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.Problems;
import dev.portcullis.web.path.PercentText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parameters of one query that its route accepts, each at most once. An unknown one is refused,
 * as Google's APIs do: a misspelt {@code validateOnly} must not do the real thing. The parameters
 * that every Google API has are let through and mean nothing here. Immutable.
 */
public final class QueryParameters {

  // https://cloud.google.com/apis/docs/system-parameters, and what clients made from discovery
  // documents send.
  private static final Set<String> STANDARD =
      Set.of(
          "access_token",
          "alt",
          "callback",
          "fields",
          "key",
          "oauth_token",
          "prettyPrint",
          "quotaUser",
          "trace",
          "uploadType",
          "upload_protocol");

  /** No method knows a tenth of this. */
  private static final int MAX_PARAMETERS = 64;

  private final Set<String> accepted;
  private final Map<String, String> values;

  private QueryParameters(Set<String> accepted, Map<String, String> values) {
    this.accepted = Set.copyOf(accepted);
    this.values = Map.copyOf(values);
  }

  /**
   * Reads a query as it stands in the URL, behind the question mark.
   *
   * @param raw still encoded
   * @param accepted the names that mean something
   * @throws InvalidInputException if a name is unknown or given twice, or the encoding is wrong
   */
  public static QueryParameters parse(String raw, Set<String> accepted)
      throws InvalidInputException {
    Problems problems = new Problems();
    Map<String, String> values = new HashMap<>();
    String[] pairs = raw.split("&", MAX_PARAMETERS + 1);
    if (pairs.length > MAX_PARAMETERS) {
      throw InvalidInputException.of(
          "query", OptionalInt.empty(), "has more than " + MAX_PARAMETERS + " parameters");
    }
    for (String pair : pairs) {
      if (pair.isEmpty()) {
        continue;
      }
      int sign = pair.indexOf('=');
      Optional<String> name = decode(sign < 0 ? pair : pair.substring(0, sign));
      Optional<String> value = decode(sign < 0 ? "" : pair.substring(sign + 1));
      if (name.isEmpty() || value.isEmpty()) {
        problems.add("query", OptionalInt.empty(), "has a parameter that is not encoded properly");
      } else if (!isStandard(name.get())) {
        add(name.get(), value.get(), accepted, values, problems);
      }
    }
    problems.throwIfAny();
    return new QueryParameters(accepted, values);
  }

  /**
   * The value of a parameter; an empty one counts as absent, as it does for Protocol Buffers.
   *
   * @throws IllegalArgumentException if the route does not accept a parameter of this name
   */
  public Optional<String> find(String name) {
    if (!accepted.contains(name)) {
      throw new IllegalArgumentException("the route accepts no query parameter " + name);
    }
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  private static void add(
      String name,
      String value,
      Set<String> accepted,
      Map<String, String> values,
      Problems problems) {
    if (!accepted.contains(name)) {
      String known =
          accepted.isEmpty() ? "none" : "only " + String.join(", ", new TreeSet<>(accepted));
      problems.add(
          "query",
          OptionalInt.empty(),
          "has the unknown parameter " + Excerpt.of(name) + "; this method knows " + known);
    } else if (values.putIfAbsent(name, value) != null) {
      problems.add(name, OptionalInt.empty(), "is given twice; leave one out");
    }
  }

  private static boolean isStandard(String name) {
    return name.startsWith("$") || STANDARD.contains(name);
  }

  private static Optional<String> decode(String encoded) {
    return PercentText.decode(encoded.replace('+', ' '));
  }
}
