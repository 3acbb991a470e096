package dev.portcullis.record.checkpoint;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.signature.Bytes;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of a file with a key, in any order and with nothing beside them. Immutable; never
 * printed.
 *
 * @param secret what is in {@code PRIVATE KEY}: PKCS#8 (RFC 7468 section 10)
 * @param open what is in {@code PUBLIC KEY}: SubjectPublicKeyInfo (RFC 7468 section 13)
 */
record PemBlocks(Bytes secret, Optional<Bytes> open) {

  private static final Pattern BLOCK =
      Pattern.compile(
          "\\G\\s*-----BEGIN (PRIVATE|PUBLIC) KEY-----\\s([A-Za-z0-9+/=\\s]{1,4096})"
              + "-----END \\1 KEY-----\\s*");

  PemBlocks {
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(open, "open");
  }

  /** Reads them; nothing of the text is in a message. */
  static PemBlocks parse(String pem) throws InvalidTextException {
    Map<String, Bytes> blocks = new HashMap<>();
    Matcher block = BLOCK.matcher(pem);
    int end = 0;
    while (block.find()) {
      if (blocks.put(block.group(1), decoded(block.group(2))) != null) {
        throw new InvalidTextException("has two blocks of one kind");
      }
      end = block.end();
    }
    Bytes secret = blocks.get("PRIVATE");
    if (secret == null) {
      throw new InvalidTextException(
          "has no block `PRIVATE KEY`, or something before it; `openssl genpkey -algorithm"
              + " ed25519` makes one, and `openssl pkcs8 -topk8 -nocrypt` writes a P-256 key as"
              + " one");
    }
    if (end < pem.length()) {
      throw new InvalidTextException(
          "has something beside the blocks `PRIVATE KEY` and `PUBLIC KEY`; leave it out");
    }
    return new PemBlocks(secret, Optional.ofNullable(blocks.get("PUBLIC")));
  }

  private static Bytes decoded(String base64) throws InvalidTextException {
    try {
      return Bytes.copyOf(Base64.getMimeDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw new InvalidTextException("has a block that is no base64");
    }
  }

  @Override
  public String toString() {
    return "the blocks of a key";
  }
}
