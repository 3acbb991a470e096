package dev.portcullis.record.receipt;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.record.checkpoint.CheckpointSigner;
import dev.portcullis.verification.signature.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A signed payload, as <a
 * href="https://github.com/secure-systems-lab/dsse/blob/master/envelope.md">DSSE</a> has it.
 *
 * <p>What is signed begins with {@code DSSEv1} and a space, which no checkpoint does: the origin of
 * a log, with which those begin, has none. So one key can sign both, and neither passes for the
 * other.
 */
final class DsseEnvelope {

  private DsseEnvelope() {}

  /**
   * Signs a payload.
   *
   * @param type what the payload is, as a media type
   * @param keyName what the key is called
   */
  static JsonObject sign(String type, Bytes payload, String keyName, CheckpointSigner signer) {
    return JsonObject.builder()
        .put("payloadType", type)
        .put("payload", payload.base64())
        .put(
            "signatures",
            JsonArray.of(
                List.of(
                    JsonObject.builder()
                        .put("keyid", signer.key().hexId(keyName))
                        .put("sig", signer.sign(encoded(type, payload)).base64())
                        .build())))
        .build();
  }

  /** Type and payload, so that neither can be cut at another place: the standard's PAE. */
  private static Bytes encoded(String type, Bytes payload) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] name = type.getBytes(StandardCharsets.UTF_8);
    bytes.writeBytes(("DSSEv1 " + name.length + " ").getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(name);
    bytes.writeBytes((" " + payload.size() + " ").getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(payload.toByteArray());
    return Bytes.copyOf(bytes.toByteArray());
  }
}
