package dev.portcullis.runtime;

import dev.portcullis.runtime.notification.TopicName;
import dev.portcullis.verification.name.NoteName;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Who is told elsewhere of what happens here. Immutable.
 *
 * @param notifications the topic that takes notifications, if one does
 * @param bridge where what was allowed is attested, if it is
 */
public record Destinations(Optional<Topic> notifications, Optional<Attested> bridge) {

  public Destinations {
    Objects.requireNonNull(notifications, "notifications");
    Objects.requireNonNull(bridge, "bridge");
  }

  /** Nobody. */
  public static Destinations none() {
    return new Destinations(Optional.empty(), Optional.empty());
  }

  /**
   * A topic of Pub/Sub.
   *
   * @param name its name
   * @param server Google's, or an emulator on this machine
   */
  public record Topic(TopicName name, URI server) {
    public Topic {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(server, "server");
    }
  }

  /**
   * A note that attestations of what was allowed hang on.
   *
   * @param note the note
   * @param key by which they are signed
   * @param server Google's Container Analysis, or one of its kind on this machine
   */
  public record Attested(NoteName note, KeyPlace key, URI server) {
    public Attested {
      Objects.requireNonNull(note, "note");
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(server, "server");
    }
  }
}
