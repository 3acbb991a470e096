package dev.portcullis.local.demo;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.attestation.SimpleSigning;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Somebody who vouches for images, with a key made on the spot that nobody keeps. */
final class Signer {

  private static final int PEM_LINE = 64;

  private final KeyPair pair;

  private Signer(KeyPair pair) {
    this.pair = pair;
  }

  /** A signer with a new key, for {@code ECDSA_P256_SHA256}. */
  static Signer create() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new Signer(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK makes P-256 keys", e);
    }
  }

  /** The attestor who has this key, on a note. */
  JsonObject attestor(String note) {
    JsonObject pkix =
        JsonObject.builder()
            .put("publicKeyPem", pem())
            .put("signatureAlgorithm", "ECDSA_P256_SHA256")
            .build();
    JsonObject key = JsonObject.builder().put("pkixPublicKey", pkix).build();
    return JsonObject.builder()
        .put(
            "userOwnedGrafeasNote",
            JsonObject.builder()
                .put("noteReference", note)
                .put("publicKeys", JsonArray.of(key))
                .build())
        .build();
  }

  /** The attestation of an image, {@code REPOSITORY@DIGEST}, on a note. */
  JsonObject attestation(String note, String image) {
    byte[] payload = payload(image);
    JsonObject signature =
        JsonObject.builder()
            .put("publicKeyId", keyId().value())
            .put("signature", Base64.getEncoder().encodeToString(sign(payload)))
            .build();
    return JsonObject.builder()
        .put("resourceUri", "https://" + image)
        .put("noteName", note)
        .put(
            "attestation",
            JsonObject.builder()
                .put("serializedPayload", Base64.getEncoder().encodeToString(payload))
                .put("signatures", JsonArray.of(signature))
                .build())
        .build();
  }

  /** The id that the server gives the key, as nobody chose one. */
  KeyId keyId() {
    return KeyId.of(Bytes.copyOf(pair.getPublic().getEncoded()));
  }

  private static byte[] payload(String image) {
    String[] parts = image.split("@", 2);
    try {
      return new SimpleSigning(Digest.parse(parts[1]), parts[0]).payload().toByteArray();
    } catch (InvalidTextException e) {
      throw new IllegalArgumentException("not an image with a digest", e);
    }
  }

  private byte[] sign(byte[] payload) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(payload);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with P-256 keys", e);
    }
  }

  private String pem() {
    byte[] newline = {'\n'};
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(PEM_LINE, newline).encodeToString(pair.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }
}
