package dev.portcullis.testkit.signing;

import dev.portcullis.testkit.random.References;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.EnforcementMode;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.ParsingVerifier;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.signature.TinkKeyParser;
import dev.portcullis.verification.verdict.ImageDecider;
import dev.portcullis.verification.verdict.ImagePolicy;
import dev.portcullis.verification.verdict.ImageVerdict;
import dev.portcullis.verification.verdict.RequiredAttestor;
import dev.portcullis.verification.workload.ContainerImage;
import java.time.Instant;
import java.util.List;

/** Decisions about one image by one attestor with one key and one attestation. */
final class OneAttestor {

  static final Digest DIGEST = new Digest("a".repeat(64));
  static final Bytes PAYLOAD = Payloads.simpleSigning("gcr.io/demo/app", DIGEST);
  static final NoteName NOTE = new NoteName(new ProjectId("demo"), "qa");

  private static final OccurrenceName OCCURRENCE = new OccurrenceName(new ProjectId("demo"), "o");

  private final SignatureVerifier verifier = new ParsingVerifier(new TinkKeyParser());

  static Attestation detached(KeyId id, Bytes payload, Bytes signature) {
    return new Attestation(OCCURRENCE, payload, List.of(new Signature(id, signature)));
  }

  static Attestation token(String token) {
    return new Attestation(OCCURRENCE, Bytes.utf8(""), List.of(), List.of(token));
  }

  boolean attested(PublicKey key, Attestation attestation) {
    return attested(key, attestation, DIGEST, NOTE, now());
  }

  /** Whether the image of this digest is let in, with an attestor that hangs on this note. */
  boolean attested(
      PublicKey key, Attestation attestation, Digest digest, NoteName note, Instant now) {
    return decide(key, attestation, digest, note, now) instanceof ImageVerdict.Attested;
  }

  /** What came nearest where nothing holds. */
  String nearestMiss(PublicKey key, Attestation attestation, Instant now) {
    ImageVerdict.Denied denied = (ImageVerdict.Denied) decide(key, attestation, DIGEST, NOTE, now);
    return denied.reasons().get(0).nearestMiss().orElse("");
  }

  /** gpg makes its keys by the clock of the machine. */
  static Instant now() {
    return Instant.now();
  }

  private ImageVerdict decide(
      PublicKey key, Attestation attestation, Digest digest, NoteName note, Instant now) {
    AdmissionRule<RequiredAttestor> rule =
        new AdmissionRule.RequireAttestation<>(
            EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG,
            List.of(RequiredAttestor.Known.of("qa", 1, note, List.of(key))));
    return new ImageDecider(verifier)
        .decide(
            new ContainerImage("app", "image", References.parse("gcr.io/demo/app@" + digest)),
            new ImagePolicy(Allowlist.empty(), Allowlist.empty(), rule),
            (n, d) -> n.equals(NOTE) ? List.of(attestation) : List.of(),
            now);
  }
}
