package dev.portcullis.verification.signature;

import dev.portcullis.json.InvalidTextException;
import java.util.Objects;

/**
 * A key in the OpenPGP form: what {@code gpg --armor --export} prints. Its id is the fingerprint of
 * its primary key and nobody's choice. Immutable.
 *
 * @param block the key
 * @param comment what its owner wrote about it, perhaps nothing
 * @param life when its owner lets it count, besides what the key says itself
 */
public record PgpKey(PgpBlock block, String comment, KeyLife life) implements PublicKey {

  public PgpKey {
    Objects.requireNonNull(block, "block");
    Objects.requireNonNull(comment, "comment");
    Objects.requireNonNull(life, "life");
  }

  @Override
  public KeyId id() {
    return block.fingerprint();
  }

  @Override
  public Identity identity() {
    return new Identity("PGP", block.packets());
  }

  @Override
  public VerifyingKey parse(KeyParser parser) throws InvalidTextException {
    return parser.parse(block);
  }

  @Override
  public Bytes signedFor(Bytes payload) {
    return payload;
  }
}
