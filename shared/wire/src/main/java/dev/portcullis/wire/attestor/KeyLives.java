package dev.portcullis.wire.attestor;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.signature.KeyLife;
import dev.portcullis.wire.resource.ProtoText;
import java.time.Instant;
import java.util.Optional;

/** When a key counts: ours, beside Google's fields. */
final class KeyLives {

  private static final String NOT_BEFORE = "notBefore";
  private static final String NOT_AFTER = "notAfter";
  private static final String REVOKED = "revoked";

  private KeyLives() {}

  static KeyLife read(Fields fields) {
    Optional<Instant> notBefore = time(fields, NOT_BEFORE);
    Optional<Cursor> end = ProtoText.find(fields, NOT_AFTER);
    Optional<Instant> notAfter = end.flatMap(Cursor::timestamp);
    if (notBefore.isPresent() && notAfter.isPresent() && !notAfter.get().isAfter(notBefore.get())) {
      end.get().problem("must be after `" + NOT_BEFORE + "`, or the key never counts");
    }
    return new KeyLife(notBefore, notAfter, time(fields, REVOKED));
  }

  static void write(KeyLife life, JsonObject.Builder object) {
    object.putText(NOT_BEFORE, life.notBefore().map(Instant::toString));
    object.putText(NOT_AFTER, life.notAfter().map(Instant::toString));
    object.putText(REVOKED, life.revoked().map(Instant::toString));
  }

  private static Optional<Instant> time(Fields fields, String name) {
    return ProtoText.find(fields, name).flatMap(Cursor::timestamp);
  }
}
