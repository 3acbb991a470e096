package dev.portcullis.web;

/** Knows whether a function can do its work now. Safe for use by several threads. */
@FunctionalInterface
public interface Readiness {

  /**
   * Returns if it can: what it depends on answers.
   *
   * @throws dev.portcullis.storage.StoreUnavailableException if the store does not
   */
  void check();

  /** Can do its work if both can: such as the store, and the keys that callers are known by. */
  default Readiness and(Readiness other) {
    return () -> {
      check();
      other.check();
    };
  }
}
