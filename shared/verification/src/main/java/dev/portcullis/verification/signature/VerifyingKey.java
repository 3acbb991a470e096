package dev.portcullis.verification.signature;

/** A parsed public key, ready to check signatures. Safe for use by many threads. */
public interface VerifyingKey {

  /** Whether the signature is this key's over exactly these bytes. */
  Verification verify(Bytes payload, Bytes signature);
}
