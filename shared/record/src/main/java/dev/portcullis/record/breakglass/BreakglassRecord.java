package dev.portcullis.record.breakglass;

import dev.portcullis.registers.document.Keeping;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * All that is kept of breakglass. Safe for use by many threads.
 *
 * @param events every use
 * @param grants what was asked for in advance
 */
public record BreakglassRecord(BreakglassEvents events, BreakglassGrants grants) {

  public BreakglassRecord {
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(grants, "grants");
  }

  /**
   * What is kept so.
   *
   * @param ids gives ids that nobody can guess and that never come twice
   */
  public static BreakglassRecord in(Keeping keeping, Supplier<String> ids) {
    return new BreakglassRecord(new BreakglassEvents(keeping), new BreakglassGrants(keeping, ids));
  }
}
