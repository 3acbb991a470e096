package dev.portcullis.runtime;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Limits;
import dev.portcullis.json.Problems;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.wire.policy.PolicyCodec;
import dev.portcullis.wire.resource.Received;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The images that the platform itself brings: a data file, replaceable by another. */
final class SystemPolicy {

  private static final String BUILT_IN = "system-policy.json";

  private SystemPolicy() {}

  /**
   * The policy of a file, if there is one, or the built-in policy.
   *
   * @throws ConfigurationException if the file cannot be read, or is no policy
   */
  static Policy of(Optional<Path> file) throws ConfigurationException {
    return file.isPresent() ? from(file.get()) : builtIn();
  }

  /** The built-in policy. */
  static Policy builtIn() {
    try (InputStream data = SystemPolicy.class.getResourceAsStream(BUILT_IN)) {
      if (data == null) {
        throw new IllegalStateException(BUILT_IN + " is not part of this program");
      }
      return read(JsonText.parse(data.readAllBytes(), Limits.REQUEST));
    } catch (IOException | InvalidInputException e) {
      throw new IllegalStateException(BUILT_IN + " cannot be read", e);
    }
  }

  /**
   * The policy of a file, JSON or YAML by its name.
   *
   * @throws ConfigurationException if it cannot be read, or is no policy
   */
  static Policy from(Path file) throws ConfigurationException {
    return ConfigurationFile.read(Variable.PORTCULLIS_SYSTEM_POLICY, file, new PolicyCodec()::read)
        .orElseThrow()
        .value();
  }

  private static Policy read(JsonValue json) throws InvalidInputException {
    Problems problems = new Problems();
    Optional<Received<Policy>> policy = new PolicyCodec().read(Cursor.root(json, problems));
    problems.throwIfAny();
    return policy.orElseThrow().value();
  }
}
