package dev.portcullis.runtime;

import dev.portcullis.record.checkpoint.Checkpoint;
import dev.portcullis.record.checkpoint.Checkpoints;
import dev.portcullis.runtime.kms.KmsSigner;
import java.nio.file.InvalidPathException;
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
public record LogSetting(String host, Optional<Place> current, Optional<Place> before) {

  /** Where a key is. */
  public sealed interface Place {}

  /**
   * In a file.
   *
   * @param path PKCS#8 in PEM
   */
  public record InFile(Path path) implements Place {
    public InFile {
      Objects.requireNonNull(path, "path");
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

  /**
   * In Cloud KMS.
   *
   * @param name the full name of a key version
   */
  public record InKms(String name) implements Place {
    public InKms {
      if (!KmsSigner.isName(name)) {
        throw new IllegalArgumentException("not the name of a key version");
      }
    }
  }

  private static final String FILE = "log-key.pem";
  private static final String KMS = "gcpkms://";

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
    Optional<Place> current = place(Variable.PORTCULLIS_LOG_KEY, environment, problems);
    if (current.isEmpty()
        && callers instanceof Callers.Local
        && store.isPresent()
        && store.get() instanceof StoreLocation.Sqlite sqlite) {
      current = beside(sqlite.folder()).current();
    }
    return new LogSetting(
        host, current, place(Variable.PORTCULLIS_LOG_KEY_BEFORE, environment, problems));
  }

  private static Optional<Place> place(
      Variable variable, Map<String, String> environment, List<String> problems) {
    String text = environment.getOrDefault(variable.name(), "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.startsWith(KMS)) {
      String name = text.substring(KMS.length());
      if (KmsSigner.isName(name)) {
        return Optional.of(new InKms(name));
      }
      problems.add(variable + " names no key version: " + variable.form());
      return Optional.empty();
    }
    try {
      return Optional.of(new InFile(Path.of(text)));
    } catch (InvalidPathException e) {
      problems.add(variable + " names no file that there can be");
      return Optional.empty();
    }
  }
}
