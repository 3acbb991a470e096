package dev.portcullis.verification.check;

/** What a check asks of an image. Immutable. */
public sealed interface Condition
    permits AlwaysDeny, TrustedDirectory, SimpleSigningAttestation, UnsupportedCondition {

  /** What results call this sort of check, such as {@code TrustedDirectoryCheck}. */
  String type();
}
