package dev.portcullis.verification.signature;

import dev.portcullis.json.InvalidTextException;

/**
 * Turns the bytes of a key into something that can check a signature. A pure function of the bytes
 * and the algorithm, so its results may be kept. Safe for use by many threads.
 */
public interface KeyParser {

  /**
   * Parses a key.
   *
   * @throws InvalidTextException if the bytes are no key, or one that does not fit the algorithm
   */
  VerifyingKey parse(PublicKeyPem pem, SignatureAlgorithm algorithm) throws InvalidTextException;

  /**
   * Parses the keys of an OpenPGP block, which count as one.
   *
   * @throws InvalidTextException if the bytes are no keys, or none of them may sign
   */
  VerifyingKey parse(PgpBlock block) throws InvalidTextException;
}
