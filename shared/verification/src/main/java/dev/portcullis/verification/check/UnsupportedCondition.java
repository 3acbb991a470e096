package dev.portcullis.verification.check;

/**
 * A condition that asks for something that is not known here. It is kept as it was written, and no
 * image satisfies it: a check that cannot be made is not a check that was passed.
 */
public sealed interface UnsupportedCondition extends Condition
    permits ImageFreshness, Vulnerability, SigstoreSignature, Slsa {

  /** What would have to be known, such as {@code when images were uploaded}. */
  String missing();
}
