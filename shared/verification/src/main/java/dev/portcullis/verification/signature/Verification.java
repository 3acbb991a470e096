package dev.portcullis.verification.signature;

import java.util.Objects;

/** What came of checking one signature. Never a boolean: an invalid one says why. */
public sealed interface Verification {

  /** The signature is this key's, over exactly these bytes. */
  record Valid() implements Verification {}

  /**
   * The signature does not hold.
   *
   * @param why what was wrong, for a person
   */
  record Invalid(String why) implements Verification {

    public Invalid {
      Objects.requireNonNull(why, "why");
    }
  }
}
