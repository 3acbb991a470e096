package dev.portcullis.testkit.emulator;

import java.util.UUID;

/**
 * A project of an emulator that no other test uses, so that nothing has to be reset and tests may
 * run side by side. Immutable.
 *
 * @param host the emulator's, with its port
 * @param project the project's id
 */
public record EmulatorProject(String host, String project) {

  /** A new project of this emulator. */
  public static EmulatorProject on(String host) {
    return new EmulatorProject(host, "demo-" + UUID.randomUUID().toString().substring(0, 18));
  }
}
