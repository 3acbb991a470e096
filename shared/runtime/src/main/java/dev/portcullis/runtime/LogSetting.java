package dev.portcullis.runtime;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.record.checkpoint.Checkpoint;
import dev.portcullis.record.checkpoint.Checkpoints;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the keys of logs are. Immutable.
 *
 * @param host what the origins of logs begin with
 * @param current the key that signs
 * @param before the key that signed before
 */
public record LogSetting(String host, Optional<Place> current, Optional<KeyPlace> before) {

  /** Where the key that signs is. */
  public sealed interface Place {}

  /**
   * Where somebody put it.
   *
   * @param place in a file or in Cloud KMS
   */
  public record Named(KeyPlace place) implements Place {
    public Named {
      Objects.requireNonNull(place, "place");
    }
  }

  /**
   * In a file that is made if it is not there.
   *
   * @param path beside the data
   */
  public record MadeOnce(Path path) implements Place {
    public MadeOnce {
      Objects.requireNonNull(path, "path");
    }
  }

  private static final String FILE = "log-key.pem";

  public LogSetting {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(current, "current");
    Objects.requireNonNull(before, "before");
  }

  /** A key of its own for the data in a folder. */
  static LogSetting beside(Path folder) {
    return new LogSetting(
        Checkpoints.USUAL_HOST, Optional.of(new MadeOnce(folder.resolve(FILE))), Optional.empty());
  }

  /** What the environment says; what is wrong with it is added to the problems. */
  static LogSetting read(
      Map<String, String> environment,
      Optional<StoreLocation> store,
      Callers callers,
      List<String> problems) {
    String host =
        environment.getOrDefault(Variable.PORTCULLIS_LOG_HOST.name(), Checkpoints.USUAL_HOST);
    if (!Checkpoint.isOrigin(host) || host.length() > 256) {
      problems.add(Variable.PORTCULLIS_LOG_HOST + " has to be a name such as `gate.example.com`");
    }
    Optional<Place> current =
        place(Variable.PORTCULLIS_LOG_KEY, environment, problems).map(Named::new);
    if (current.isEmpty()
        && callers instanceof Callers.Local
        && store.isPresent()
        && store.get() instanceof StoreLocation.Sqlite sqlite) {
      current = beside(sqlite.folder()).current();
    }
    return new LogSetting(
        host, current, place(Variable.PORTCULLIS_LOG_KEY_BEFORE, environment, problems));
  }

  private static Optional<KeyPlace> place(
      Variable variable, Map<String, String> environment, List<String> problems) {
    String text = environment.getOrDefault(variable.name(), "");
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(KeyPlace.parse(text));
    } catch (InvalidTextException e) {
      problems.add(variable + " " + e.getMessage());
      return Optional.empty();
    }
  }
}
