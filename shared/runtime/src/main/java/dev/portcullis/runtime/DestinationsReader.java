package dev.portcullis.runtime;

import dev.portcullis.json.Excerpt;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.runtime.Destinations.Attested;
import dev.portcullis.runtime.Destinations.Topic;
import dev.portcullis.runtime.bridge.ContainerAnalysisBridge;
import dev.portcullis.runtime.notification.PubsubPublisher;
import dev.portcullis.runtime.notification.TopicName;
import dev.portcullis.verification.name.NoteName;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads from the environment who is told elsewhere of what happens here. */
final class DestinationsReader {

  private static final String PUBSUB = "pubsub:";
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\]):[0-9]{1,5}");
  private static final Pattern SECURE =
      Pattern.compile("https://[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?");

  private final Map<String, String> environment;
  private final List<String> problems;

  /** A reader that adds what is wrong to the problems. */
  DestinationsReader(Map<String, String> environment, List<String> problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /** The destinations; some, if there were problems. */
  Destinations read() {
    return new Destinations(notifications(), bridge());
  }

  private Optional<Topic> notifications() {
    URI server = pubsub();
    String value = value(Variable.PORTCULLIS_NOTIFICATIONS);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (value.startsWith(PUBSUB)) {
        return Optional.of(new Topic(TopicName.parse(value.substring(PUBSUB.length())), server));
      }
    } catch (InvalidTextException e) {
      // It is told below, as for every other value.
    }
    refuse(Variable.PORTCULLIS_NOTIFICATIONS, value);
    return Optional.empty();
  }

  /** Notifications that go to an emulator reach nobody, so a deployed server has none. */
  private URI pubsub() {
    String emulator = value(Variable.PUBSUB_EMULATOR_HOST);
    if (emulator.isEmpty()) {
      return PubsubPublisher.SERVICE;
    }
    if (environment.containsKey(StoreSetting.DEPLOYED)) {
      problems.add(
          Variable.PUBSUB_EMULATOR_HOST
              + " is for a server on this machine, and "
              + StoreSetting.DEPLOYED
              + " says that this is a deployed one; unset it");
    } else if (LOOPBACK.matcher(emulator).matches()) {
      return URI.create("http://" + emulator);
    } else {
      refuse(Variable.PUBSUB_EMULATOR_HOST, emulator);
    }
    return PubsubPublisher.SERVICE;
  }

  private Optional<Attested> bridge() {
    String value = value(Variable.PORTCULLIS_BRIDGE);
    if (value.isEmpty()) {
      for (Variable variable :
          List.of(Variable.PORTCULLIS_BRIDGE_KEY, Variable.PORTCULLIS_BRIDGE_ENDPOINT)) {
        if (!value(variable).isEmpty()) {
          problems.add(variable + " is only read with PORTCULLIS_BRIDGE; leave one out");
        }
      }
      return Optional.empty();
    }
    Optional<KeyPlace> key = key();
    Optional<URI> server = server();
    try {
      NoteName note = NoteName.parse(value);
      return key.flatMap(k -> server.map(s -> new Attested(note, k, s)));
    } catch (InvalidTextException e) {
      refuse(Variable.PORTCULLIS_BRIDGE, value);
      return Optional.empty();
    }
  }

  private Optional<KeyPlace> key() {
    String value = value(Variable.PORTCULLIS_BRIDGE_KEY);
    if (value.isEmpty()) {
      refuse(Variable.PORTCULLIS_BRIDGE_KEY, value);
      return Optional.empty();
    }
    try {
      return Optional.of(KeyPlace.parse(value));
    } catch (InvalidTextException e) {
      problems.add(Variable.PORTCULLIS_BRIDGE_KEY + " " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<URI> server() {
    String value = value(Variable.PORTCULLIS_BRIDGE_ENDPOINT);
    if (value.isEmpty()) {
      return Optional.of(ContainerAnalysisBridge.SERVICE);
    }
    boolean plain = value.startsWith("http://");
    boolean fits =
        plain
            ? LOOPBACK.matcher(value.substring("http://".length())).matches()
            : SECURE.matcher(value).matches();
    if (!fits) {
      refuse(Variable.PORTCULLIS_BRIDGE_ENDPOINT, value);
      return Optional.empty();
    }
    return Optional.of(URI.create(value));
  }

  private void refuse(Variable variable, String value) {
    problems.add(variable + " has to be `" + variable.form() + "`, and is " + Excerpt.of(value));
  }

  private String value(Variable variable) {
    return environment.getOrDefault(variable.name(), "");
  }
}
