package dev.portcullis.verification.signature;

import dev.portcullis.json.InvalidTextException;
import java.util.Base64;
import java.util.Objects;

/**
 * A public key as the {@code PUBLIC KEY} block of RFC 7468 section 13, kept byte for byte beside
 * what it encodes. Immutable.
 *
 * @param text the block as it was received
 * @param subjectPublicKeyInfo the DER bytes in it
 */
public record PublicKeyPem(String text, Bytes subjectPublicKeyInfo) {

  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";
  private static final int MAX_LENGTH = 16 * 1024;

  public PublicKeyPem {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(subjectPublicKeyInfo, "subjectPublicKeyInfo");
  }

  /**
   * Reads one block with nothing but white space around it.
   *
   * @throws InvalidTextException if there is another kind of block, none, or more than one
   */
  public static PublicKeyPem parse(String text) throws InvalidTextException {
    if (text.length() > MAX_LENGTH) {
      throw new InvalidTextException("is longer than " + MAX_LENGTH + " characters");
    }
    String block = text.strip();
    if (!block.startsWith(BEGIN) || !block.endsWith(END) || block.length() < 60) {
      throw new InvalidTextException(
          "is not one `-----BEGIN PUBLIC KEY-----` block;"
              + " `openssl pkey -in KEY -pubout` prints one from a private key");
    }
    StringBuilder base64 = new StringBuilder(block.length());
    for (int i = BEGIN.length(); i < block.length() - END.length(); i++) {
      char c = block.charAt(i);
      if (c != '\n' && c != '\r' && c != ' ' && c != '\t') {
        base64.append(c);
      }
    }
    try {
      byte[] der = Base64.getDecoder().decode(base64.toString());
      return new PublicKeyPem(text, Bytes.copyOf(der));
    } catch (IllegalArgumentException e) {
      throw new InvalidTextException("has something other than base64 between its two lines");
    }
  }
}
