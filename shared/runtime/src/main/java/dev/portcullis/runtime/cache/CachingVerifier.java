package dev.portcullis.runtime.cache;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyParser;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.signature.Verification;
import dev.portcullis.verification.signature.VerifyingKey;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Remembers parsed keys, and which signatures held.
 *
 * <p>Both are pure functions of bytes: a key's of its encoding and algorithm, a signature's of
 * those, the payload and itself. Whether a key is still an attestor's is not remembered here, but
 * read for every decision, so a revoked key is revoked at once. Only signatures that held are
 * remembered: what did not hold is cheap to find out again, and anybody could fill the memory with
 * it. Safe for use by many threads.
 */
public final class CachingVerifier implements SignatureVerifier {

  private static final int MAX_KEYS = 2_000;
  private static final int MAX_RESULTS = 10_000;

  /**
   * How much work was done, since this verifier was made.
   *
   * @param keysParsed how often a key was parsed
   * @param verified how often a signature was checked
   * @param remembered how often that was not necessary
   */
  public record Counts(long keysParsed, long verified, long remembered) {}

  private final KeyParser parser;
  private final BoundedCache<PublicKey.Identity, VerifyingKey> keys = new BoundedCache<>(MAX_KEYS);
  private final BoundedCache<String, Verification> results = new BoundedCache<>(MAX_RESULTS);
  private final LongAdder keysParsed = new LongAdder();
  private final LongAdder verified = new LongAdder();
  private final LongAdder remembered = new LongAdder();

  /** A verifier that parses keys by this parser. */
  public CachingVerifier(KeyParser parser) {
    this.parser = Objects.requireNonNull(parser, "parser");
  }

  @Override
  public Verification verify(PublicKey key, Bytes payload, Bytes signature) {
    PublicKey.Identity identity = key.identity();
    String question =
        Sha256.start()
            .part(identity.kind())
            .part(identity.encoding().toByteArray())
            .part(payload.toByteArray())
            .part(signature.toByteArray())
            .hex();
    Optional<Verification> known = results.find(question);
    if (known.isPresent()) {
      remembered.increment();
      return known.get();
    }
    VerifyingKey parsed;
    try {
      parsed = parse(key, identity);
    } catch (InvalidTextException e) {
      return new Verification.Invalid("the key " + e.getMessage());
    }
    verified.increment();
    Verification verification = parsed.verify(payload, signature);
    if (verification instanceof Verification.Valid) {
      results.put(question, verification);
    }
    return verification;
  }

  /** How much work was done so far. */
  public Counts counts() {
    return new Counts(keysParsed.sum(), verified.sum(), remembered.sum());
  }

  private VerifyingKey parse(PublicKey key, PublicKey.Identity identity)
      throws InvalidTextException {
    Optional<VerifyingKey> known = keys.find(identity);
    if (known.isPresent()) {
      return known.get();
    }
    keysParsed.increment();
    VerifyingKey parsed = key.parse(parser);
    keys.put(identity, parsed);
    return parsed;
  }
}
