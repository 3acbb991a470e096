package dev.portcullis.testkit.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.testkit.random.References;
import dev.portcullis.testkit.requirement.Requires;
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
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKeyPem;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.signature.TinkKeyParser;
import dev.portcullis.verification.signature.Verification;
import dev.portcullis.verification.verdict.ImageDecider;
import dev.portcullis.verification.verdict.ImagePolicy;
import dev.portcullis.verification.verdict.ImageVerdict;
import dev.portcullis.verification.verdict.RequiredAttestor;
import dev.portcullis.verification.workload.ContainerImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users sign with is the real openssl: some seconds, mostly for RSA keys. */
@Requires("openssl")
class OpensslAttestationTest {

  private static final Digest DIGEST = new Digest("a".repeat(64));
  private static final Bytes PAYLOAD = Payloads.simpleSigning("gcr.io/demo/app", DIGEST);
  private static final SignatureAlgorithm P256 = SignatureAlgorithm.ECDSA_P256_SHA256;
  private static final SignatureAlgorithm PSS = SignatureAlgorithm.RSA_PSS_2048_SHA256;

  /** One private key for each kind and size. */
  private static final Map<String, Path> KEYS = new HashMap<>();

  @TempDir static Path keys;
  @TempDir Path folder;

  private final SignatureVerifier verifier = new ParsingVerifier(new TinkKeyParser());

  @ParameterizedTest
  @EnumSource
  void verify_signedByOpenssl_isAttested(SignatureAlgorithm algorithm) throws Exception {
    PkixKey key = pkix(algorithm);
    Bytes signature = openssl().sign(algorithm, privateKey(algorithm), PAYLOAD);

    assertThat(verifier.verify(key, PAYLOAD, signature)).isInstanceOf(Verification.Valid.class);
    assertThat(attested(key, PAYLOAD, signature)).isTrue();
  }

  /** Each byte of both, changed in one bit and in all bits. */
  @Test
  void verify_anyByteChanged_isRefused() throws Exception {
    PkixKey key = pkix(P256);
    Bytes signature = openssl().sign(P256, privateKey(P256), PAYLOAD);
    assertThat(attested(key, PAYLOAD, signature)).isTrue();
    int refused = 0;
    for (int i = 0; i < signature.size(); i++) {
      for (int change : new int[] {1 << (i % Byte.SIZE), 0xff}) {
        assertThat(attested(key, PAYLOAD, changed(signature, i, change)))
            .as("byte %s of the signature, xor %s", i, change)
            .isFalse();
        refused++;
      }
    }
    for (int i = 0; i < PAYLOAD.size(); i++) {
      for (int change : new int[] {1 << (i % Byte.SIZE), 0xff}) {
        assertThat(attested(key, changed(PAYLOAD, i, change), signature))
            .as("byte %s of the payload, xor %s", i, change)
            .isFalse();
        refused++;
      }
    }
    assertThat(PAYLOAD.size()).isEqualTo(277);
    assertThat(refused).isEqualTo(2 * (signature.size() + 277));
  }

  /** The mistake that is easiest to make: a line feed at the end, or none. */
  @Test
  void verify_lineFeedLostOrAdded_isRefused() throws Exception {
    PkixKey key = pkix(P256);
    byte[] payload = PAYLOAD.toByteArray();
    Bytes without = Bytes.copyOf(Arrays.copyOf(payload, payload.length - 1));

    assertThat(attested(key, PAYLOAD, openssl().sign(P256, privateKey(P256), without))).isFalse();
    assertThat(attested(key, without, openssl().sign(P256, privateKey(P256), PAYLOAD))).isFalse();
    assertThat(attested(key, without, openssl().sign(P256, privateKey(P256), without))).isTrue();
  }

  /** What openssl does unless it is told otherwise, and what else it knows. */
  @ParameterizedTest
  @ValueSource(strings = {"max", "auto", "20", "0"})
  void verify_pssWithOtherSalt_isRefusedWithTheOptionThatHelps(String salt) throws Exception {
    Bytes signature = openssl().signPss(PSS, privateKey(PSS), PAYLOAD, salt);

    assertThat(verifier.verify(pkix(PSS), PAYLOAD, signature))
        .isInstanceOfSatisfying(
            Verification.Invalid.class,
            invalid -> assertThat(invalid.why()).contains("-sigopt rsa_pss_saltlen:digest"));
  }

  @ParameterizedTest
  @EnumSource
  void keyId_publicKeyOfOpenssl_isWhatItsHashCommandsGive(SignatureAlgorithm algorithm)
      throws Exception {
    Openssl openssl = openssl();
    Path pem = folder.resolve("public.pem");
    Path der = folder.resolve("public.der");
    Path hash = folder.resolve("hash");
    Files.writeString(pem, openssl.publicKey(privateKey(algorithm)).text());
    openssl.run("pkey", "-pubin", "-in", pem.toString(), "-outform", "DER", "-out", der.toString());
    openssl.run("dgst", "-sha256", "-binary", "-out", hash.toString(), der.toString());

    assertThat(pkix(algorithm).id())
        .hasToString(
            "ni:///sha-256;"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(Files.readAllBytes(hash)));
  }

  @Test
  void run_failure_tellsWhatOpensslSaid() {
    assertThatThrownBy(() -> openssl().run("pkey", "-in", "/nowhere"))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("openssl pkey", "/nowhere");
  }

  private boolean attested(PkixKey key, Bytes payload, Bytes signature) {
    NoteName note = new NoteName(new ProjectId("demo"), "qa");
    Attestation attestation =
        new Attestation(
            new OccurrenceName(new ProjectId("demo"), "o"),
            payload,
            List.of(new Signature(key.id(), signature)));
    AdmissionRule<RequiredAttestor> rule =
        new AdmissionRule.RequireAttestation<>(
            EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG,
            List.of(RequiredAttestor.Known.of("qa", 1, note, List.of(key))));
    ImageVerdict verdict =
        new ImageDecider(verifier)
            .decide(
                new ContainerImage("app", "image", References.parse("gcr.io/demo/app@" + DIGEST)),
                new ImagePolicy(Allowlist.empty(), Allowlist.empty(), rule),
                (n, d) -> List.of(attestation),
                Instant.EPOCH);
    return verdict instanceof ImageVerdict.Attested;
  }

  private Openssl openssl() {
    return Openssl.in(folder);
  }

  private static Path privateKey(SignatureAlgorithm algorithm) throws IOException {
    String kind = JcaSignatures.keyType(algorithm) + algorithm.bits();
    Path known = KEYS.get(kind);
    if (known != null) {
      return known;
    }
    Path made = Openssl.in(Files.createDirectories(keys.resolve(kind))).generateKey(algorithm);
    KEYS.put(kind, made);
    return made;
  }

  private PkixKey pkix(SignatureAlgorithm algorithm) throws IOException {
    PublicKeyPem pem = openssl().publicKey(privateKey(algorithm));
    return new PkixKey(KeyId.of(pem.subjectPublicKeyInfo()), pem, algorithm, "");
  }

  private static Bytes changed(Bytes bytes, int index, int change) {
    byte[] changed = bytes.toByteArray();
    changed[index] ^= (byte) change;
    return Bytes.copyOf(changed);
  }
}
