package dev.portcullis.wire.grafeas;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.wire.resource.BoundedList;
import dev.portcullis.wire.resource.BoundedText;
import java.util.List;
import java.util.Optional;

/** Payload and signatures: what Google calls an {@code AttestationOccurrence}. */
final class AttestationContentCodec {

  static final int MAX_SIGNATURES = 100;
  static final int MAX_PAYLOAD_BYTES = 64 * 1024;
  static final int MAX_SIGNATURE_BYTES = 16 * 1024;

  private static final BoundedText JWT = BoundedText.label(MAX_PAYLOAD_BYTES);

  private AttestationContentCodec() {}

  static Optional<AttestationContent> read(Cursor cursor) {
    return cursor.object().map(Fields::acceptingProtoNames).flatMap(AttestationContentCodec::read);
  }

  static JsonObject write(AttestationContent content) {
    JsonObject.Builder object = JsonObject.builder();
    if (content.serializedPayload().size() > 0) {
      object.put("serializedPayload", content.serializedPayload().base64());
    }
    if (!content.signatures().isEmpty()) {
      object.put(
          "signatures",
          JsonArray.of(content.signatures().stream().map(AttestationContentCodec::write).toList()));
    }
    if (!content.jwts().isEmpty()) {
      object.put(
          "jwts",
          JsonArray.of(
              content.jwts().stream()
                  .map(jwt -> JsonObject.builder().put("compactJwt", jwt).build())
                  .toList()));
    }
    return object.build();
  }

  private static Optional<AttestationContent> read(Fields fields) {
    Optional<Cursor> payloadField = fields.find("serializedPayload");
    Optional<Bytes> payload = payloadField.flatMap(bytes -> bytes(bytes, MAX_PAYLOAD_BYTES));
    Optional<Cursor> signatureList = fields.find("signatures");
    List<Signature> signatures =
        signatureList
            .map(list -> BoundedList.of(list, MAX_SIGNATURES, AttestationContentCodec::signature))
            .orElse(List.of());
    Optional<Cursor> jwtList = fields.find("jwts");
    List<String> jwts =
        jwtList
            .map(list -> BoundedList.of(list, MAX_SIGNATURES, AttestationContentCodec::jwt))
            .orElse(List.of());
    fields.refuseUnknown();
    boolean signed = signatureList.filter(BoundedList::isFilled).isPresent();
    if (!signed && jwtList.filter(BoundedList::isFilled).isEmpty()) {
      fields.cursor().problem("is signed by nobody: `signatures` or `jwts` is required");
    }
    if (signed && (payloadField.isEmpty() || payload.filter(p -> p.size() == 0).isPresent())) {
      fields.cursor().problem("has signatures over nothing: `serializedPayload` is required");
    }
    return signatures.isEmpty() && jwts.isEmpty()
        ? Optional.empty()
        : Optional.of(new AttestationContent(payload.orElse(Bytes.utf8("")), signatures, jwts));
  }

  private static Optional<Signature> signature(Cursor element) {
    return element
        .object()
        .map(Fields::acceptingProtoNames)
        .flatMap(
            fields -> {
              Optional<KeyId> keyId =
                  fields.get("publicKeyId").flatMap(id -> id.text(KeyId::parse));
              Optional<Bytes> bytes =
                  fields.get("signature").flatMap(sent -> bytes(sent, MAX_SIGNATURE_BYTES));
              bytes
                  .filter(sent -> sent.size() == 0)
                  .ifPresent(sent -> fields.cursor().problem("has an empty `signature`"));
              fields.refuseUnknown();
              return keyId.flatMap(id -> bytes.map(sent -> new Signature(id, sent)));
            });
  }

  private static Optional<String> jwt(Cursor element) {
    return element
        .object()
        .map(Fields::acceptingProtoNames)
        .flatMap(
            fields -> {
              Optional<String> compact = fields.get("compactJwt").flatMap(text -> text.text(JWT));
              fields.refuseUnknown();
              return compact;
            });
  }

  private static JsonObject write(Signature signature) {
    return JsonObject.builder()
        .put("publicKeyId", signature.keyId().value())
        .put("signature", signature.bytes().base64())
        .build();
  }

  private static Optional<Bytes> bytes(Cursor cursor, int most) {
    Optional<Bytes> bytes = cursor.base64().map(Bytes::copyOf);
    if (bytes.isPresent() && bytes.get().size() > most) {
      cursor.problem("has " + bytes.get().size() + " bytes; at most " + most + " are allowed");
      return Optional.empty();
    }
    return bytes;
  }
}
