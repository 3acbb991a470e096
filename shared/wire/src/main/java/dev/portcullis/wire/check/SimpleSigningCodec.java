package dev.portcullis.wire.check;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.check.Authenticator;
import dev.portcullis.verification.check.SimpleSigningAttestation;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.resource.BoundedList;
import java.util.List;
import java.util.Optional;

/** The check that asks for an attestation. */
final class SimpleSigningCodec {

  /** Ours; Google publishes none. */
  static final int MAX_AUTHENTICATORS = 200;

  private static final String AUTHENTICATORS = "attestationAuthenticators";
  private static final String KEY_SET = "pkixPublicKeySet";
  private static final String KEYS = "pkixPublicKeys";

  private final PublicKeys keys;

  SimpleSigningCodec(PublicKeys keys) {
    this.keys = keys;
  }

  Optional<SimpleSigningAttestation> read(Fields fields) {
    List<Authenticator> authenticators =
        fields
            .get(AUTHENTICATORS)
            .map(list -> BoundedList.filled(list, MAX_AUTHENTICATORS, this::authenticator))
            .orElse(List.of());
    List<ProjectId> projects = ProjectList.read(fields, ProjectList.ATTESTATIONS);
    return authenticators.isEmpty()
        ? Optional.empty()
        : Optional.of(new SimpleSigningAttestation(authenticators, projects));
  }

  static JsonObject write(SimpleSigningAttestation check) {
    JsonObject.Builder object =
        JsonObject.builder()
            .put(
                AUTHENTICATORS,
                JsonArray.of(
                    check.authenticators().stream().map(SimpleSigningCodec::write).toList()));
    ProjectList.write(check.projects(), ProjectList.ATTESTATIONS, object);
    return object.build();
  }

  private static JsonObject write(Authenticator authenticator) {
    JsonObject.Builder object = JsonObject.builder();
    CheckSetCodec.writeName(authenticator.displayName(), object);
    return object
        .put(
            KEY_SET,
            JsonObject.builder().put(KEYS, PublicKeys.writeBare(authenticator.keys())).build())
        .build();
  }

  private Optional<Authenticator> authenticator(Cursor element) {
    Optional<Fields> fields = element.object().map(Fields::acceptingProtoNames);
    Optional<Authenticator> authenticator =
        fields.flatMap(
            f -> {
              String name = CheckSetCodec.nameOf(f);
              List<PkixKey> read = f.get(KEY_SET).map(this::keySet).orElse(List.of());
              return read.isEmpty() ? Optional.empty() : Optional.of(new Authenticator(name, read));
            });
    fields.ifPresent(Fields::refuseUnknown);
    return authenticator;
  }

  private List<PkixKey> keySet(Cursor set) {
    Optional<Fields> fields = set.object().map(Fields::acceptingProtoNames);
    List<PkixKey> read = fields.flatMap(f -> f.get(KEYS)).map(keys::readBare).orElse(List.of());
    fields.ifPresent(Fields::refuseUnknown);
    return read;
  }
}
