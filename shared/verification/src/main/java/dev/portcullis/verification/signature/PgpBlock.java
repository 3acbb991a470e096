package dev.portcullis.verification.signature;

import dev.portcullis.json.InvalidTextException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Public keys as the {@code PGP PUBLIC KEY BLOCK} of RFC 4880 section 6.2, kept byte for byte
 * beside what it encodes. Immutable.
 *
 * @param text the block as it was received
 * @param packets the OpenPGP packets in it
 * @param fingerprint of the first primary key, in upper-case hexadecimal digits as Google writes it
 */
public record PgpBlock(String text, Bytes packets, KeyId fingerprint) {

  private static final String LABEL = "PGP PUBLIC KEY BLOCK";
  private static final int MAX_LENGTH = 64 * 1024;
  private static final int PUBLIC_KEY = 6;

  public PgpBlock {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(packets, "packets");
    Objects.requireNonNull(fingerprint, "fingerprint");
  }

  /**
   * Reads one block with nothing but white space around it. Only its first packet is looked at:
   * whether the rest are keys that can be used is known after {@link KeyParser#parse(PgpBlock)}.
   *
   * @throws InvalidTextException if there is another kind of block, none, or more than one
   */
  public static PgpBlock parse(String text) throws InvalidTextException {
    if (text.length() > MAX_LENGTH) {
      throw new InvalidTextException("is longer than " + MAX_LENGTH + " characters");
    }
    byte[] packets;
    try {
      packets = Armor.decode(text.strip(), LABEL);
    } catch (InvalidTextException e) {
      throw new InvalidTextException(e.getMessage() + "; `gpg --armor --export KEYID` prints one");
    }
    PgpPacket first = PgpPacket.at(packets, 0);
    if (first.tag() != PUBLIC_KEY || first.length() < 6 || packets[first.start()] != 4) {
      throw new InvalidTextException("does not begin with an OpenPGP public key of version 4");
    }
    return new PgpBlock(text, Bytes.copyOf(packets), fingerprint(packets, first));
  }

  /** RFC 4880 section 12.2. SHA-1 names a key there; nothing is signed by it. */
  private static KeyId fingerprint(byte[] packets, PgpPacket key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(ByteBuffer.allocate(3).put((byte) 0x99).putShort((short) key.length()).array());
      sha1.update(packets, key.start(), key.length());
      return new KeyId(HexFormat.of().withUpperCase().formatHex(sha1.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
