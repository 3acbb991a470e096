package dev.portcullis.registers.journal;

/** The sorts of event that the log of a project holds. Their names are part of its leaves. */
public enum EventKind {
  /** A resource was created, changed, rolled back or deleted. */
  RESOURCE_CHANGED(false),
  /** The same, and the new version is not provably as strict as the one before. */
  RESOURCE_WEAKENED(true),
  /** The gate let a workload through that asked for breakglass. */
  BREAKGLASS_USED(true),
  /** Somebody says that a workload was let through elsewhere. */
  BREAKGLASS_REPORTED(true),
  /** Somebody looked at a use of breakglass afterwards. */
  BREAKGLASS_REVIEWED(false),
  /** Somebody asked for breakglass in advance. */
  GRANT_ASKED(true),
  /** Somebody else agreed. */
  GRANT_APPROVED(true),
  /** A grant was taken back before its end. */
  GRANT_REVOKED(false),
  /** An audit saw something that cannot wait. */
  FINDING_OPENED(true),
  /** The decisions since the last time, as one hash. */
  DECISIONS_SEALED(false),
  /** The key that signs checkpoints from here on. */
  KEY_ANNOUNCED(false),
  /** What an entry of the log told of persons was erased. */
  PARTICULARS_ERASED(false);

  private final boolean announced;

  EventKind(boolean announced) {
    this.announced = announced;
  }

  /** Whether people are told at once. */
  public boolean isAnnounced() {
    return announced;
  }
}
