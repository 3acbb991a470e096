package dev.portcullis.runtime;

import dev.portcullis.web.limit.Rates;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How to run, read once from the environment. Immutable.
 *
 * @param store where documents are kept
 * @param systemPolicy a file that replaces the built-in list of the platform's own images
 * @param rates how often callers may call
 * @param callers how callers are known
 * @param log where the keys of logs are
 * @param destinations who is told of what happens
 */
public record Configuration(
    StoreLocation store,
    Optional<Path> systemPolicy,
    Rates rates,
    Callers callers,
    LogSetting log,
    Destinations destinations) {

  public Configuration {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(systemPolicy, "systemPolicy");
    Objects.requireNonNull(rates, "rates");
    Objects.requireNonNull(callers, "callers");
    Objects.requireNonNull(log, "log");
    Objects.requireNonNull(destinations, "destinations");
  }

  /** How a server on this machine runs, for whoever can reach its loopback port. */
  public static Configuration local(Path data) {
    return new Configuration(
        new StoreLocation.Sqlite(data),
        Optional.empty(),
        new Rates.Unlimited(),
        new Callers.Local(),
        LogSetting.beside(data),
        Destinations.none());
  }

  /**
   * Reads the environment.
   *
   * @throws ConfigurationException naming every problem at once
   */
  public static Configuration from(Map<String, String> environment) throws ConfigurationException {
    List<String> problems = new ArrayList<>();
    for (String name : environment.keySet()) {
      if (name.startsWith("PORTCULLIS_") && !isKnown(name)) {
        problems.add(name + " is not a variable that is read; check its spelling");
      }
    }
    Callers callers = new CallersReader(environment, problems).read();
    Optional<StoreLocation> store = new StoreSetting(environment, problems).read();
    String policy = environment.getOrDefault(Variable.PORTCULLIS_SYSTEM_POLICY.name(), "");
    Optional<Path> systemPolicy =
        policy.isEmpty()
            ? Optional.empty()
            : path(Variable.PORTCULLIS_SYSTEM_POLICY, policy, problems);
    Rates rates = rates(environment, problems);
    LogSetting log = LogSetting.read(environment, store, callers, problems);
    Destinations destinations = new DestinationsReader(environment, problems).read();
    if (!problems.isEmpty() || store.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return new Configuration(store.get(), systemPolicy, rates, callers, log, destinations);
  }

  private static Rates rates(Map<String, String> environment, List<String> problems) {
    String usual = environment.containsKey("K_SERVICE") ? "google" : "off";
    String text = environment.getOrDefault(Variable.PORTCULLIS_RATE_LIMITS.name(), usual);
    if (text.equals("google")) {
      return Rates.google();
    }
    if (!text.equals("off")) {
      problems.add(Variable.PORTCULLIS_RATE_LIMITS + " has to be `off` or `google`");
    }
    return new Rates.Unlimited();
  }

  private static Optional<Path> path(Variable variable, String text, List<String> problems) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      problems.add(variable + " names no file that there can be");
      return Optional.empty();
    }
  }

  private static boolean isKnown(String name) {
    // Read by the tests of this project, never by a server.
    if (name.equals("PORTCULLIS_REQUIRE") || name.equals("PORTCULLIS_VECTORS")) {
      return true;
    }
    for (Variable variable : Variable.values()) {
      if (variable.name().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
