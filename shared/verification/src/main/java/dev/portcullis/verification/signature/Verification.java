package dev.portcullis.verification.signature;

import java.util.Objects;

/** What came of checking one signature. Never a boolean: an invalid one says why. */
public sealed interface Verification {

  /**
   * The signature is this key's, over exactly these bytes.
   *
   * @param life when it counts by what key and signature say themselves, as OpenPGP's do
   */
  record Valid(KeyLife life) implements Verification {

    public Valid {
      Objects.requireNonNull(life, "life");
    }

    /** A signature that counts at any time. */
    public Valid() {
      this(KeyLife.UNLIMITED);
    }
  }

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
