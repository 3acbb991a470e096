package dev.portcullis.record.breakglass;

import dev.portcullis.registers.principal.Principal;

/** Tells persons from programs. */
public final class Persons {

  private Persons() {}

  /** Whether a person is calling: whoever sits at a loopback server is one. */
  public static boolean isPerson(Principal principal) {
    return switch (principal.kind()) {
      case USER, LOCAL -> true;
      case SERVICE_ACCOUNT, WORKLOAD -> false;
    };
  }

  /**
   * Whether two callers are one: also a person whom two issuers know, each by a subject of its own,
   * and both by the same verified email address.
   */
  static boolean areSame(Principal one, Principal other) {
    return one.subject().equals(other.subject())
        || (isPerson(one) && isPerson(other) && one.display().equalsIgnoreCase(other.display()));
  }
}
