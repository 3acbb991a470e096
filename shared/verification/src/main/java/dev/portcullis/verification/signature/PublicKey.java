package dev.portcullis.verification.signature;

import dev.portcullis.json.InvalidTextException;

/**
 * A public key as an attestor lists it. Immutable.
 *
 * <p>That its bytes are a key that can be used is known only after {@link #parse}: reading a policy
 * must not cost a key parse for every key that nobody used.
 */
public sealed interface PublicKey permits PkixKey, PgpKey {

  /** What signatures call it. */
  KeyId id();

  /** What its owner wrote about it, perhaps nothing. */
  String comment();

  /** When its owner lets it count. */
  KeyLife life();

  /** What its parsed form depends on, and nothing else does. */
  Identity identity();

  /**
   * Has the parser parse it.
   *
   * @throws InvalidTextException if the bytes are no key, or one that cannot be used
   */
  VerifyingKey parse(KeyParser parser) throws InvalidTextException;

  /** The bytes that have to be signed for this key to stand for the payload. */
  Bytes signedFor(Bytes payload);

  /**
   * Two keys that share it parse to the same.
   *
   * @param kind how the bytes are read
   * @param encoding the bytes
   */
  record Identity(String kind, Bytes encoding) {}
}
