package dev.portcullis.wire.resource;

import dev.portcullis.json.JsonValue;
import dev.portcullis.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One hash for all the ways to write one document: order of fields and white space do not count.
 */
public final class CanonicalHash {

  private CanonicalHash() {}

  /** SHA-256 of the document in canonical form, as 64 lower-case hexadecimal digits. */
  public static String of(JsonValue document) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] canonical = JsonWriter.canonical(document).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha256.digest(canonical));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
