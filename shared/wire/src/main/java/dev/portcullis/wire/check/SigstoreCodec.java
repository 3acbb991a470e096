package dev.portcullis.wire.check;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.check.SigstoreSignature;
import dev.portcullis.verification.check.SigstoreSignature.Authority;
import dev.portcullis.verification.signature.PublicKeyPem;
import dev.portcullis.wire.resource.BoundedList;
import java.util.List;
import java.util.Optional;

/** The check that asks for a Sigstore signature. */
final class SigstoreCodec {

  /** Ours; Google publishes none. */
  private static final int MAX_ELEMENTS = 200;

  private static final String AUTHORITIES = "sigstoreAuthorities";
  private static final String KEY_SET = "publicKeySet";
  private static final String KEYS = "publicKeys";
  private static final String PEM = "publicKeyPem";

  private SigstoreCodec() {}

  static Optional<SigstoreSignature> read(Fields fields) {
    List<Authority> authorities =
        fields
            .get(AUTHORITIES)
            .map(list -> BoundedList.filled(list, MAX_ELEMENTS, SigstoreCodec::authority))
            .orElse(List.of());
    return authorities.isEmpty()
        ? Optional.empty()
        : Optional.of(new SigstoreSignature(authorities));
  }

  static JsonObject write(SigstoreSignature check) {
    return JsonObject.builder()
        .put(
            AUTHORITIES,
            JsonArray.of(check.authorities().stream().map(SigstoreCodec::write).toList()))
        .build();
  }

  private static JsonObject write(Authority authority) {
    JsonObject.Builder object = JsonObject.builder();
    CheckSetCodec.writeName(authority.displayName(), object);
    JsonArray keys =
        JsonArray.of(
            authority.keys().stream()
                .map(key -> JsonObject.builder().put(PEM, key.text()).build())
                .toList());
    return object.put(KEY_SET, JsonObject.builder().put(KEYS, keys).build()).build();
  }

  private static Optional<Authority> authority(Cursor element) {
    Optional<Fields> fields = element.object().map(Fields::acceptingProtoNames);
    Optional<Authority> authority =
        fields.flatMap(
            f -> {
              String name = CheckSetCodec.nameOf(f);
              List<PublicKeyPem> keys = f.get(KEY_SET).map(SigstoreCodec::keys).orElse(List.of());
              return keys.isEmpty() ? Optional.empty() : Optional.of(new Authority(name, keys));
            });
    fields.ifPresent(Fields::refuseUnknown);
    return authority;
  }

  private static List<PublicKeyPem> keys(Cursor set) {
    Optional<Fields> fields = set.object().map(Fields::acceptingProtoNames);
    List<PublicKeyPem> keys =
        fields
            .flatMap(f -> f.get(KEYS))
            .map(list -> BoundedList.filled(list, MAX_ELEMENTS, SigstoreCodec::key))
            .orElse(List.of());
    fields.ifPresent(Fields::refuseUnknown);
    return keys;
  }

  private static Optional<PublicKeyPem> key(Cursor element) {
    Optional<Fields> fields = element.object().map(Fields::acceptingProtoNames);
    Optional<PublicKeyPem> key =
        fields.flatMap(f -> f.get(PEM)).flatMap(text -> text.text(PublicKeyPem::parse));
    fields.ifPresent(Fields::refuseUnknown);
    return key;
  }
}
