package dev.portcullis.verification.verdict;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.AllowlistPattern;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.EnforcementMode;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.signature.PublicKeyPem;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.verification.workload.ContainerImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of a decision about {@code reg.example/p/app@D}, in few words: keys are named by id,
 * attestors and notes by the same word.
 */
public final class Deciding {

  static final EnforcementMode BLOCK = EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG;
  static final EnforcementMode DRY_RUN = EnforcementMode.DRYRUN_AUDIT_LOG_ONLY;
  public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  public static final Digest D = new Digest("d".repeat(64));
  public static final Digest E = new Digest("e".repeat(64));
  public static final String IMAGE = "reg.example/p/app@" + D;
  private static final ProjectId PROJECT = new ProjectId("p");

  final FakeVerifier verifier = new FakeVerifier();
  private final Map<NoteName, List<Attestation>> stored = new HashMap<>();
  private int occurrences;

  /** Decides about an image of a container. */
  ImageVerdict decide(String image, ImagePolicy policy) {
    return new ImageDecider(verifier).decide(container(image), policy, evidence(), NOW);
  }

  ImageVerdict decide(RequiredAttestor... attestors) {
    return decide(IMAGE, require(attestors));
  }

  /** What was attested, whichever digest is asked about: the payload must tell. */
  Evidence evidence() {
    return (note, digest) -> stored.getOrDefault(note, List.of());
  }

  /** Attests under a note: one occurrence with these signatures. */
  void attest(String note, Bytes payload, Signature... signatures) {
    occurrences++;
    stored
        .computeIfAbsent(note(note), n -> new ArrayList<>())
        .add(new Attestation(occurrence(occurrences), payload, List.of(signatures)));
  }

  /** The occurrence of the n-th attestation, from 1. */
  public static OccurrenceName occurrence(int n) {
    return new OccurrenceName(PROJECT, "o" + n);
  }

  static ImagePolicy require(RequiredAttestor... attestors) {
    return policy(new AdmissionRule.RequireAttestation<>(BLOCK, List.of(attestors)));
  }

  static ImagePolicy policy(AdmissionRule<RequiredAttestor> rule) {
    return new ImagePolicy(Allowlist.empty(), Allowlist.empty(), rule);
  }

  public static Allowlist allowlist(String... patterns) {
    List<AllowlistPattern> parsed = new ArrayList<>();
    for (String pattern : patterns) {
      try {
        parsed.add(AllowlistPattern.parse(pattern));
      } catch (InvalidTextException e) {
        throw new IllegalArgumentException(pattern, e);
      }
    }
    return Allowlist.of(parsed);
  }

  public static ContainerImage container(String image) {
    return new ContainerImage("app", "spec.containers[0].image", reference(image));
  }

  public static ImageReference reference(String image) {
    try {
      return ImageReference.parse(image);
    } catch (InvalidTextException e) {
      throw new IllegalArgumentException(image, e);
    }
  }

  /** An attestor with a note of its own name. */
  static RequiredAttestor.Known attestor(String id, PublicKey... keys) {
    return RequiredAttestor.Known.of("projects/p/attestors/" + id, 1, note(id), List.of(keys));
  }

  static NoteName note(String id) {
    return new NoteName(PROJECT, id);
  }

  public static PkixKey key(String id) {
    return key(id, id);
  }

  /** A key that is listed under an id that may be another key's. */
  public static PkixKey key(String id, String owner) {
    return new PkixKey(
        new KeyId(id),
        new PublicKeyPem("", Bytes.utf8("")),
        SignatureAlgorithm.ECDSA_P256_SHA256,
        owner);
  }

  /** A signature that holds under the key of this id. */
  public static Signature by(String id) {
    return new Signature(new KeyId(id), FakeVerifier.signatureBy(id));
  }

  /** A signature that names a key and holds under none. */
  public static Signature forged(String id) {
    return new Signature(new KeyId(id), Bytes.utf8("forged"));
  }

  /** The statement about a digest. */
  public static Bytes about(Digest digest) {
    return statement(digest, "Google cloud binauthz container signature");
  }

  public static Bytes statement(Digest digest, String type) {
    return Bytes.utf8(
        """
        {"critical": {"identity": {"docker-reference": "reg.example/p/app"},
                      "image": {"docker-manifest-digest": "%s"}, "type": "%s"}}
        """
            .formatted(digest, type));
  }
}
