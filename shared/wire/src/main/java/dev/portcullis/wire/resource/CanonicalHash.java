package dev.portcullis.wire.resource;

import dev.portcullis.json.JsonValue;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.verification.hash.Sha256;

/** One hash for all ways to write one document: order of fields and white space do not count. */
public final class CanonicalHash {

  private CanonicalHash() {}

  /** SHA-256 of the document in canonical form, as 64 lower-case hexadecimal digits. */
  public static String of(JsonValue document) {
    return Sha256.hex(JsonWriter.canonical(document));
  }
}
