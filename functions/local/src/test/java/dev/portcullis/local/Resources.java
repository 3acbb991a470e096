package dev.portcullis.local;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.testkit.gate.Statements;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.wire.grafeas.AttestationContent;
import java.util.Arrays;

/** Resources of project {@code demo} as a client writes them, in JSON. */
public final class Resources {

  /** The one project of these tests. */
  public static final String PROJECT = "projects/demo";

  private Resources() {}

  /** A note for attestations. */
  public static String note(String id) {
    return object()
        .put("name", PROJECT + "/notes/" + id)
        .put(
            "attestation",
            object().put("hint", object().put("humanReadableName", id).build()).build())
        .done();
  }

  /** An attestor with keys, on the note that is called as it is. */
  public static String attestor(String id, TestKey... keys) {
    JsonArray list = JsonArray.of(Arrays.stream(keys).map(Resources::key).toList());
    return object()
        .put("name", PROJECT + "/attestors/" + id)
        .put(
            "userOwnedGrafeasNote",
            object().put("noteReference", PROJECT + "/notes/" + id).put("publicKeys", list).build())
        .done();
  }

  /** An attestation of an image, signed by each key, on a note. */
  public static String occurrence(String note, String image, TestKey... keys) {
    AttestationContent content = Statements.of(image, keys);
    JsonArray signatures =
        JsonArray.of(content.signatures().stream().map(Resources::signature).toList());
    return object()
        .put("resourceUri", image)
        .put("noteName", PROJECT + "/notes/" + note)
        .put("kind", "ATTESTATION")
        .put(
            "attestation",
            object()
                .put("serializedPayload", content.serializedPayload().base64())
                .put("signatures", signatures)
                .build())
        .done();
  }

  /** A policy that asks for attestors of the project. */
  public static String requiring(String... attestors) {
    JsonArray names =
        JsonArray.ofStrings(
            Arrays.stream(attestors).map(id -> PROJECT + "/attestors/" + id).toList());
    return policy(rule("REQUIRE_ATTESTATION").put("requireAttestationsBy", names));
  }

  /** A policy that has a mode and nothing else. */
  public static String mode(String mode) {
    return policy(rule(mode));
  }

  private static String policy(Text rule) {
    return object().put("defaultAdmissionRule", rule.build()).done();
  }

  private static Text rule(String mode) {
    return object()
        .put("evaluationMode", mode)
        .put("enforcementMode", "ENFORCED_BLOCK_AND_AUDIT_LOG");
  }

  private static JsonObject key(TestKey key) {
    return object()
        .put("id", key.id().value())
        .put(
            "pkixPublicKey",
            object()
                .put("publicKeyPem", key.pem().text())
                .put("signatureAlgorithm", key.algorithm().name())
                .build())
        .build();
  }

  private static JsonObject signature(Signature signature) {
    return object()
        .put("publicKeyId", signature.keyId().value())
        .put("signature", signature.bytes().base64())
        .build();
  }

  private static Text object() {
    return new Text(JsonObject.builder());
  }

  private record Text(JsonObject.Builder builder) {

    Text put(String name, String value) {
      return new Text(builder.put(name, value));
    }

    Text put(String name, JsonValue value) {
      return new Text(builder.put(name, value));
    }

    JsonObject build() {
      return builder.build();
    }

    String done() {
      return JsonWriter.compact(build());
    }
  }
}
