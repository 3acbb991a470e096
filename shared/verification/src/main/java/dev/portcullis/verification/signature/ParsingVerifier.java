package dev.portcullis.verification.signature;

import dev.portcullis.json.InvalidTextException;
import java.util.Objects;

/** Parses the key, then checks the signature, every time. Safe for use by many threads. */
public final class ParsingVerifier implements SignatureVerifier {

  private final KeyParser keys;

  /** A verifier over a parser of keys. */
  public ParsingVerifier(KeyParser keys) {
    this.keys = Objects.requireNonNull(keys, "keys");
  }

  @Override
  public Verification verify(PublicKey key, Bytes payload, Bytes signature) {
    VerifyingKey parsed;
    try {
      parsed = key.parse(keys);
    } catch (InvalidTextException e) {
      return new Verification.Invalid("the key " + e.getMessage());
    }
    return parsed.verify(payload, signature);
  }
}
