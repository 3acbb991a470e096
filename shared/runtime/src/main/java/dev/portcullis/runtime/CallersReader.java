package dev.portcullis.runtime;

import dev.portcullis.json.Excerpt;
import dev.portcullis.wire.resource.BoundedText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads from the environment how callers are known. */
final class CallersReader {

  private static final List<Variable> OF_TOKENS =
      List.of(
          Variable.PORTCULLIS_AUDIENCES, Variable.PORTCULLIS_ISSUERS, Variable.PORTCULLIS_BINDINGS);
  private static final int MAX_AUDIENCES = 20;
  private static final BoundedText AUDIENCE = BoundedText.label(512);

  private final Map<String, String> environment;
  private final List<String> problems;

  /** A reader that adds what is wrong to the problems. */
  CallersReader(Map<String, String> environment, List<String> problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /** How callers are known; something, if there were problems. */
  Callers read() {
    String identity = value(Variable.PORTCULLIS_IDENTITY);
    if (identity.equals("tokens")) {
      return tokens();
    }
    if (!identity.equals("none")) {
      problems.add(
          "PORTCULLIS_IDENTITY has to be `tokens`, or `none` for a loopback server, and not "
              + Excerpt.of(identity));
    } else if (environment.containsKey(StoreSetting.DEPLOYED)) {
      problems.add(
          "PORTCULLIS_IDENTITY=none is for a loopback server, and K_SERVICE says that this is a"
              + " deployed one; say `tokens`");
    }
    for (Variable variable : OF_TOKENS) {
      if (!value(variable).isEmpty()) {
        problems.add(variable + " is only read with PORTCULLIS_IDENTITY=tokens; leave one out");
      }
    }
    return new Callers.Local();
  }

  private Callers tokens() {
    Set<String> audiences = audiences();
    Optional<Path> issuers = file(Variable.PORTCULLIS_ISSUERS);
    Optional<Path> bindings = file(Variable.PORTCULLIS_BINDINGS);
    return audiences.isEmpty()
        ? new Callers.Local()
        : new Callers.Tokens(audiences, issuers, bindings);
  }

  private Set<String> audiences() {
    String value = value(Variable.PORTCULLIS_AUDIENCES);
    Set<String> audiences = new HashSet<>();
    for (String audience : value.split(",", -1)) {
      Optional<String> problem = AUDIENCE.problemWith(audience);
      if (problem.isPresent() || !audience.equals(audience.strip())) {
        problems.add(
            "PORTCULLIS_AUDIENCES has to be "
                + Variable.PORTCULLIS_AUDIENCES.form()
                + ", the addresses that callers ask tokens for, without spaces, and not "
                + Excerpt.of(value));
        return Set.of();
      }
      audiences.add(audience);
    }
    if (audiences.size() > MAX_AUDIENCES) {
      problems.add("PORTCULLIS_AUDIENCES names more than " + MAX_AUDIENCES);
      return Set.of();
    }
    return audiences;
  }

  private Optional<Path> file(Variable variable) {
    String value = value(variable);
    try {
      return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
    } catch (InvalidPathException e) {
      problems.add(variable + " names no file that there can be");
      return Optional.empty();
    }
  }

  private String value(Variable variable) {
    return environment.getOrDefault(variable.name(), "");
  }
}
