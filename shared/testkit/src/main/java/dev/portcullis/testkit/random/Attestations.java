package dev.portcullis.testkit.random;

import dev.portcullis.testkit.signing.Payloads;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Attestations, good ones and all that only look like it. */
public final class Attestations {

  /** What is wrong with an attestation. */
  public enum Flaw {
    /** Nothing. */
    NONE,
    /** It names a key that nobody lists. */
    UNKNOWN_KEY,
    /** It names the key, and another one signed. */
    WRONG_KEY,
    /** The key signed a statement about another digest. */
    WRONG_DIGEST,
    /** The key signed a statement of another type. */
    WRONG_TYPE,
    /** The key signed something that is no statement. */
    GARBAGE,
    /** One bit of the signature is another. */
    CORRUPTED_SIGNATURE,
    /** One bit of the statement is another than was signed. */
    CHANGED_PAYLOAD
  }

  /** Signatures are made once: that they are random is nothing that a test could draw. */
  private static final Map<String, Bytes> SIGNED = new ConcurrentHashMap<>();

  /** Signs what {@link Flaw#WRONG_KEY} says; in no pool. */
  private static final int STRANGER = 1_000;

  private Attestations() {}

  /** An attestation by the key over the digest, but for the flaw. */
  public static Attestation of(Draw draw, TestKey key, Digest digest, Flaw flaw) {
    Bytes signed = signedPayload(draw, digest, flaw);
    Signature signature = signature(draw, key, signed, flaw);
    Bytes payload = flaw == Flaw.CHANGED_PAYLOAD ? flipBit(draw, signed) : signed;
    List<Signature> signatures = new ArrayList<>(List.of(signature));
    if (draw.chance(20)) {
      // Beside it, in the same occurrence: one that nobody asked for.
      signatures.add(draw.below(2), signature(draw, stranger(), signed, Flaw.UNKNOWN_KEY));
    }
    return new Attestation(Names.occurrence(draw), payload, signatures);
  }

  /** A key that signs and that no generator lists. */
  public static TestKey stranger() {
    return TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, STRANGER);
  }

  private static Bytes signedPayload(Draw draw, Digest digest, Flaw flaw) {
    String image = draw.pickText("gcr.io/demo/app", "reg.example/p/app");
    Bytes good = Payloads.simpleSigning(image, digest);
    String text = new String(good.toByteArray(), StandardCharsets.UTF_8);
    return switch (flaw) {
      case WRONG_DIGEST -> Payloads.simpleSigning(image, other(digest));
      case WRONG_TYPE -> Bytes.utf8(text.replace("Google cloud binauthz", "cosign"));
      case GARBAGE ->
          Bytes.utf8(draw.pickText("", "{}", "null", "[]", text + "x", text.strip() + "}"));
      default -> good;
    };
  }

  private static Signature signature(Draw draw, TestKey key, Bytes payload, Flaw flaw) {
    KeyId id = flaw == Flaw.UNKNOWN_KEY ? new KeyId("unknown-" + draw.below(3)) : key.id();
    TestKey signer = flaw == Flaw.WRONG_KEY ? stranger() : key;
    String text = new String(payload.toByteArray(), StandardCharsets.UTF_8);
    Bytes bytes =
        SIGNED.computeIfAbsent(
            signer.algorithm() + " " + signer.pem().text() + text, k -> signer.sign(payload));
    return new Signature(id, flaw == Flaw.CORRUPTED_SIGNATURE ? flipBit(draw, bytes) : bytes);
  }

  private static Digest other(Digest digest) {
    char first = digest.hex().charAt(0) == '0' ? '1' : '0';
    return new Digest(first + digest.hex().substring(1));
  }

  private static Bytes flipBit(Draw draw, Bytes bytes) {
    byte[] flipped = bytes.toByteArray();
    flipped[draw.below(flipped.length)] ^= (byte) (1 << draw.below(Byte.SIZE));
    return Bytes.copyOf(flipped);
  }
}
