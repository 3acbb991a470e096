package dev.portcullis.registers.document;

import dev.portcullis.registers.weakening.WeakeningPermission;
import dev.portcullis.storage.DocumentStore;
import java.time.InstantSource;
import java.util.Objects;

/**
 * What all registers share. Immutable.
 *
 * @param store where documents are
 * @param clock what time it is
 * @param loop how documents are changed
 * @param weakening who may weaken what a project has settled
 */
public record Keeping(
    DocumentStore store, InstantSource clock, CommitLoop loop, WeakeningPermission weakening) {

  public Keeping {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(loop, "loop");
    Objects.requireNonNull(weakening, "weakening");
  }
}
