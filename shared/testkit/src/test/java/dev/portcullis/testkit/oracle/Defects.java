package dev.portcullis.testkit.oracle;

import dev.portcullis.testkit.random.Attestations;
import dev.portcullis.testkit.random.Attestations.Flaw;
import dev.portcullis.testkit.random.Draw;
import dev.portcullis.testkit.random.References;
import dev.portcullis.testkit.random.Scenario;
import dev.portcullis.testkit.random.Scenario.Signer;
import dev.portcullis.testkit.random.Scenario.Stored;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.EnforcementMode;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.verification.verdict.RequiredAttestor;
import dev.portcullis.verification.workload.ContainerImage;
import dev.portcullis.verification.workload.UncoveredImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Each single thing that can be wrong with an attested image. */
final class Defects {

  private static final NoteName ELSEWHERE = new NoteName(new ProjectId("p"), "elsewhere");

  private final Draw draw;
  private final Scenario allowed;
  private final Signer signer;
  private final PinnedImage image;
  private final Map<String, Scenario> defects = new LinkedHashMap<>();

  private Defects(Draw draw, Scenario allowed) {
    this.draw = draw;
    this.allowed = allowed;
    this.signer = draw.pick(allowed.signers());
    this.image = (PinnedImage) ((ContainerImage) allowed.image()).reference();
  }

  /** The scenario with one defect each, by what it is; of one of its attestors. */
  static Map<String, Scenario> of(Draw draw, Scenario allowed) {
    Defects defects = new Defects(draw, allowed);
    defects.ofImage();
    defects.ofAttestation();
    defects.ofAttestor();
    return defects.defects;
  }

  static RequiredAttestor withoutKeys(RequiredAttestor attestor) {
    RequiredAttestor.Known known = (RequiredAttestor.Known) attestor;
    return new RequiredAttestor.Known(known.label(), known.revision(), known.note(), Map.of());
  }

  private void ofImage() {
    String repository = image.repository().toString();
    Digest other = References.digest(draw);
    put("named by tag", allowed.withImage(container(repository + ":v1")));
    put("named by nothing", allowed.withImage(container(repository)));
    put("of another digest", allowed.withImage(container(repository + "@" + other)));
    put(
        "no container's",
        allowed.withImage(
            new UncoveredImage("app", "baseImageUri", image.written(), Optional.of(image))));
  }

  private void ofAttestation() {
    Stored good =
        allowed.stored().stream()
            .filter(entry -> entry.note().equals(signer.note()))
            .findFirst()
            .orElseThrow();
    TestKey key = signer.keys().get(0);
    for (Flaw flaw : Flaw.values()) {
      if (flaw != Flaw.NONE) {
        Attestation flawed = Attestations.of(draw, key, image.digest(), flaw);
        replace(flaw.name(), good, List.of(new Stored(good.note(), good.digest(), flawed)));
      }
    }
    Attestation attestation = good.attestation();
    replace("no attestation", good, List.of());
    replace("other note", good, List.of(new Stored(ELSEWHERE, good.digest(), attestation)));
    replace(
        "found for another digest",
        good,
        List.of(new Stored(good.note(), References.digest(draw), attestation)));
    replaceSignatures("empty signature", good, s -> new Signature(s.keyId(), Bytes.utf8("")));
    replaceSignatures(
        "signature is the payload", good, s -> new Signature(s.keyId(), attestation.payload()));
    replaceSignatures(
        "key named by another key's id",
        good,
        s -> new Signature(Attestations.stranger().id(), s.bytes()));
  }

  private void ofAttestor() {
    String label = signer.attestor().label();
    TestKey stranger = Attestations.stranger();
    putAttestor("missing", new RequiredAttestor.Missing(label));
    putAttestor("unreadable", new RequiredAttestor.Unreadable(label));
    putAttestor("without agent", new RequiredAttestor.WithoutAgent(label));
    putAttestor("without note", new RequiredAttestor.WithoutNote(label, signer.note()));
    putAttestor("without keys", withoutKeys(signer.attestor()));
    putAttestor("other key", known(signer.note(), stranger.pkix()));
    PkixKey key = signer.keys().get(0).pkix();
    putAttestor("other note", known(ELSEWHERE, key));
    putAttestor(
        "other key under the same id",
        known(signer.note(), new PkixKey(key.id(), stranger.pem(), stranger.algorithm(), "")));
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      if (algorithm != key.algorithm()) {
        putAttestor(
            "listed as " + algorithm,
            known(signer.note(), new PkixKey(key.id(), key.pem(), algorithm, "")));
      }
    }
    EnforcementMode block = EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG;
    List<RequiredAttestor> more = new ArrayList<>(allowed.policy().rule().attestors());
    more.add(draw.below(more.size() + 1), known(ELSEWHERE, key));
    put("one attestor more", allowed.withRule(new AdmissionRule.RequireAttestation<>(block, more)));
    put("always denied", allowed.withRule(new AdmissionRule.AlwaysDeny<>(block)));
  }

  private RequiredAttestor known(NoteName note, PkixKey key) {
    return RequiredAttestor.Known.of(signer.attestor().label(), 1, note, List.of(key));
  }

  private void putAttestor(String defect, RequiredAttestor other) {
    put("attestor: " + defect, allowed.withAttestors(a -> a.equals(signer.attestor()) ? other : a));
  }

  private void replaceSignatures(String defect, Stored good, UnaryOperator<Signature> change) {
    Attestation attestation = good.attestation();
    List<Signature> signatures = attestation.signatures().stream().map(change).toList();
    Attestation changed =
        new Attestation(attestation.occurrence(), attestation.payload(), signatures);
    replace(defect, good, List.of(new Stored(good.note(), good.digest(), changed)));
  }

  private void replace(String defect, Stored good, List<Stored> others) {
    List<Stored> stored = new ArrayList<>(allowed.stored());
    stored.remove(good);
    stored.addAll(others);
    put(defect, allowed.withStored(stored));
  }

  private void put(String defect, Scenario scenario) {
    if (defects.put(defect, scenario) != null) {
      throw new IllegalStateException("two defects called " + defect);
    }
  }

  private static ContainerImage container(String image) {
    return new ContainerImage("app", "image", References.parse(image));
  }
}
