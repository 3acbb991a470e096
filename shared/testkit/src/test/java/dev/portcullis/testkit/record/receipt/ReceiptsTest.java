package dev.portcullis.testkit.record.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.json.JsonString;
import dev.portcullis.record.checkpoint.PemSigner;
import dev.portcullis.record.checkpoint.SigningKeys;
import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.decision.ImageKind;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.record.decision.PolicyOverride;
import dev.portcullis.record.decision.PolicyUsed;
import dev.portcullis.record.decision.WorkloadSummary;
import dev.portcullis.record.receipt.Receipts;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.Proof;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.ReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a receipt reads as, for every way in which an image can get through or not. */
class ReceiptsTest {

  private static final ProjectId DEMO = new ProjectId("demo");
  private static final Digest DIGEST = new Digest("d".repeat(64));
  private static final Proof PROOF =
      new Proof(
          "projects/demo/attestors/qa",
          3,
          new OccurrenceName(DEMO, "0".repeat(64)),
          new KeyId("urn:secret-key"));
  private static final Set<Basis> PASSING =
      Set.of(Basis.RULE, Basis.ALLOWLIST, Basis.SYSTEM_POLICY);

  @ParameterizedTest
  @EnumSource(Basis.class)
  void allow_readsPassed_onlyWhereThePolicyWasMet(Basis basis) throws Exception {
    String receipt = receipt(decision(Outcome.ALLOW, basis, image(Outcome.ALLOW, basis)));

    String result = PASSING.contains(basis) ? "PASSED" : "FAILED";
    assertThat(receipt).contains("\"verificationResult\":\"" + result + "\"");
    assertThat(receipt)
        .contains("\"verdict\":\"ALLOW\",\"basis\":\"" + basis + "\"")
        .contains("\"digest\":{\"sha256\":\"" + DIGEST.hex() + "\"}");
    if (result.equals("FAILED")) {
      assertThat(receipt).contains("\"verifiedLevels\":[\"FAILED\"]").doesNotContain("PASSED");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "BREAKGLASS")
  void deny_neverReadsPassed(Basis basis) throws Exception {
    assertThat(receipt(decision(Outcome.DENY, basis, image(Outcome.DENY, basis))))
        .contains("\"verificationResult\":\"FAILED\",\"verifiedLevels\":[\"FAILED\"]");
  }

  @Test
  void oneImageThatDidNotPass_failsAll() throws Exception {
    for (DecidedImage other :
        List.of(image(Outcome.DENY, Basis.RULE), image(Outcome.ALLOW, Basis.DRY_RUN))) {
      assertThat(
              receipt(
                  decision(
                      Outcome.ALLOW, Basis.RULE, image(Outcome.ALLOW, Basis.RULE, PROOF), other)))
          .contains("\"verificationResult\":\"FAILED\"");
    }
  }

  @Test
  void levels_tellAttestedFromPermitted() throws Exception {
    DecidedImage attested = image(Outcome.ALLOW, Basis.RULE, PROOF);

    assertThat(receipt(decision(Outcome.ALLOW, Basis.RULE, attested)))
        .contains("[\"PORTCULLIS_ATTESTED\"]", "\"inputAttestations\":[{", "\"attestorRevision\":3")
        .contains("{\"portcullisOccurrence\":\"" + "0".repeat(64) + "\"}");
    assertThat(
            receipt(
                decision(
                    Outcome.ALLOW,
                    Basis.ALLOWLIST,
                    attested,
                    image(Outcome.ALLOW, Basis.ALLOWLIST))))
        .contains("[\"PORTCULLIS_PERMITTED\"]");
    assertThat(receipt(decision(Outcome.ALLOW, Basis.RULE, image(Outcome.ALLOW, Basis.RULE))))
        .contains("[\"PORTCULLIS_PERMITTED\"]")
        .doesNotContain("inputAttestations");
  }

  @Test
  void receipt_namesNeitherCallerNorKeys() throws Exception {
    assertThat(
            receipt(decision(Outcome.ALLOW, Basis.RULE, image(Outcome.ALLOW, Basis.RULE, PROOF))))
        .doesNotContain("urn:secret-key", "ada@example.com");
  }

  @Test
  void decisionWithoutADigest_hasNoReceipt() {
    DecidedImage nameless =
        new DecidedImage(
            "",
            "app",
            ImageKind.CONTAINER,
            "busybox",
            Optional.empty(),
            Outcome.ALLOW,
            Basis.ALLOWLIST,
            Optional.empty(),
            List.of(),
            List.of());

    assertThatExceptionOfType(RegisterException.class)
        .isThrownBy(() -> receipt(decision(Outcome.ALLOW, Basis.ALLOWLIST, nameless)))
        .withMessageContaining("by digest")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(RegisterException.Kind.PRECONDITION));
  }

  /** The payload of the receipt; the signature is checked over HTTP. */
  private static String receipt(Decision decision) throws Exception {
    Receipts receipts =
        new Receipts(
            "gate.example.com",
            Optional.of(SigningKeys.of(PemSigner.parse(PemSigner.generate(new Random(7))))));
    Object payload =
        receipts.issue(new DecisionName(DEMO, "x"), decision).find("payload").orElseThrow();
    String text = ((JsonString) payload).value();
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }

  private static Decision decision(Outcome outcome, Basis basis, DecidedImage... images) {
    return new Decision(
        outcome,
        basis,
        new PolicyUsed("projects/demo/policy", 7),
        new WorkloadSummary("Service", "svc", "", "", "0".repeat(64)),
        new Principal(Principal.Kind.USER, "ada", "ada@example.com"),
        Map.of(),
        MutableClock.START,
        outcome == Outcome.ALLOW
            ? Optional.of(MutableClock.START.plusSeconds(900))
            : Optional.empty(),
        List.of(),
        Arrays.asList(images),
        "message",
        basis == Basis.BREAKGLASS
            ? new PolicyOverride.Used(
                Outcome.DENY, Basis.RULE, "projects/demo/breakglassEvents/night", Optional.empty())
            : new PolicyOverride.NotAsked());
  }

  private static DecidedImage image(Outcome outcome, Basis basis, Proof... proofs) {
    Reason reason =
        new Reason(
            ReasonCode.NO_VALID_ATTESTATION,
            Optional.empty(),
            "message",
            Optional.empty(),
            "the fix");
    return new DecidedImage(
        "",
        "app",
        ImageKind.CONTAINER,
        "registry.example.com/app@" + DIGEST,
        Optional.of(DIGEST),
        outcome,
        basis,
        Optional.empty(),
        List.of(proofs),
        outcome == Outcome.DENY ? List.of(reason) : List.of());
  }
}
