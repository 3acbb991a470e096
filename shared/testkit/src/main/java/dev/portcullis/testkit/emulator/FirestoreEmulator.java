package dev.portcullis.testkit.emulator;

import dev.portcullis.testkit.requirement.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests an {@link EmulatorProject} each, of one emulator for all tests of the JVM: the one
 * that {@code FIRESTORE_EMULATOR_HOST} names, or else one that it starts. Tests that use it carry
 * {@code @Requires("firestore-emulator")}.
 */
public final class FirestoreEmulator implements ParameterResolver {

  /** The variable by which Google's own tools name a running emulator. */
  static final String HOST_VARIABLE = "FIRESTORE_EMULATOR_HOST";

  private static final Namespace NAMESPACE = Namespace.create(FirestoreEmulator.class);

  /** What the root store closes when all tests are over. */
  private record Running(String host, @Nullable EmulatorProcess process) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      if (process != null) {
        process.close();
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == EmulatorProject.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store store = context.getRoot().getStore(NAMESPACE);
    Running emulator = store.getOrComputeIfAbsent(HOST_VARIABLE, name -> running(), Running.class);
    return EmulatorProject.on(emulator.host());
  }

  private static Running running() {
    String host = System.getenv(HOST_VARIABLE);
    if (host != null) {
      return new Running(host, null);
    }
    try {
      EmulatorProcess process =
          EmulatorProcess.start(
              Tool.FIRESTORE_EMULATOR_JAR
                  .find()
                  .orElseThrow(
                      () -> new IllegalStateException("@Requires(\"firestore-emulator\")")));
      return new Running(process.host(), process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the emulator started", e);
    }
  }
}
