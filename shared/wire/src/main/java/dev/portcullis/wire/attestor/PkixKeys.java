package dev.portcullis.wire.attestor;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.KeyLife;
import dev.portcullis.verification.signature.KeyParser;
import dev.portcullis.verification.signature.PayloadForm;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKeyPem;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.wire.resource.ApiVersion;
import dev.portcullis.wire.resource.ProtoEnum;
import dev.portcullis.wire.resource.ProtoText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What Google calls a {@code PkixPublicKey}, and what may stand around it. */
final class PkixKeys {

  /**
   * What stands around a key.
   *
   * @param id its id, if one was given
   * @param form which bytes it signs
   * @param comment what its owner wrote about it
   * @param life when it counts
   */
  record Around(Optional<Cursor> id, PayloadForm form, String comment, KeyLife life) {

    /** Nothing. */
    static final Around NOTHING =
        new Around(Optional.empty(), PayloadForm.RAW, "", KeyLife.UNLIMITED);
  }

  /** Declared in the order of their numbers, from 1; Google has no number for Ed25519. */
  private static final List<SignatureAlgorithm> NUMBERED =
      Arrays.stream(SignatureAlgorithm.values())
          .filter(algorithm -> algorithm != SignatureAlgorithm.ED25519)
          .toList();

  private final Optional<KeyParser> parser;

  PkixKeys(Optional<KeyParser> parser) {
    this.parser = parser;
  }

  Optional<PkixKey> read(Around around, Cursor cursor) {
    return cursor.object().map(Fields::acceptingProtoNames).flatMap(fields -> read(around, fields));
  }

  static JsonObject write(PkixKey key, ApiVersion version) {
    JsonObject.Builder pkix =
        JsonObject.builder()
            .put("publicKeyPem", key.pem().text())
            .put("signatureAlgorithm", key.algorithm().name());
    if (version.writesInnerKeyId()) {
      pkix.put("keyId", key.id().value());
    }
    return pkix.build();
  }

  private Optional<PkixKey> read(Around around, Fields fields) {
    Optional<PublicKeyPem> pem =
        fields.get("publicKeyPem").flatMap(text -> text.text(PublicKeyPem::parse));
    Optional<SignatureAlgorithm> algorithm =
        fields
            .get("signatureAlgorithm")
            .flatMap(
                word ->
                    ProtoEnum.read(word, NUMBERED, name -> name.text(SignatureAlgorithm::parse)));
    Optional<Cursor> innerId = ProtoText.find(fields, "keyId");
    fields.refuseUnknown();
    Optional<KeyId> outer = around.id().flatMap(text -> text.text(KeyId::parse));
    Optional<KeyId> inner = innerId.flatMap(text -> text.text(KeyId::parse));
    if (outer.isPresent() && inner.isPresent() && !outer.equals(inner)) {
      innerId.get().problem("differs from the `id` around it: leave it out");
    }
    if (pem.isEmpty() || algorithm.isEmpty()) {
      return Optional.empty();
    }
    check(pem.get(), algorithm.get(), fields.cursor());
    KeyId id = outer.or(() -> inner).orElseGet(() -> KeyId.of(pem.get().subjectPublicKeyInfo()));
    return Optional.of(
        new PkixKey(
            id, pem.get(), algorithm.get(), around.form(), around.comment(), around.life()));
  }

  private void check(PublicKeyPem pem, SignatureAlgorithm algorithm, Cursor key) {
    if (parser.isEmpty()) {
      return;
    }
    try {
      // Only whether it parses matters here: what it parses to is made anew where it is used.
      var unused = parser.get().parse(pem, algorithm);
    } catch (InvalidTextException e) {
      key.problem(e.getMessage());
    }
  }
}
