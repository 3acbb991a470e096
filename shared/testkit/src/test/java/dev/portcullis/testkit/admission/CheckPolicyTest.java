package dev.portcullis.testkit.admission;

import static dev.portcullis.testkit.admission.Verdicts.assertAllowed;
import static dev.portcullis.testkit.admission.Verdicts.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.PolicyUsed;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.occurrence.OccurrenceRegister;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.Statements;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.Proof;
import dev.portcullis.verification.verdict.ReasonCode;
import dev.portcullis.wire.grafeas.AttestationContent;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workloads that ask to be held to a policy of checks. */
class CheckPolicyTest {

  private static final String IMAGE = Manifests.image(1);
  private static final TestKey KEY = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, 0);
  private static final TestKey OTHER = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, 1);
  private static final String SIGNED = PolicyTexts.signedBy(KEY);
  private static final String TRUSTED =
      "trustedDirectoryCheck: {trustedDirPatterns: [us-docker.pkg.dev/demo/apps]}";

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");

  @BeforeEach
  void register() throws Exception {
    demo.register();
    demo.rule("ALWAYS_DENY");
    demo.createNote("any");
  }

  @Test
  void signed_attestationOfTheProject_isAllowedWithItsProof() throws Exception {
    demo.checkPolicy("strict", PolicyTexts.checks(SIGNED, TRUSTED));
    OccurrenceName occurrence = attest("any", IMAGE, KEY);
    Decision decision = decide(IMAGE);

    assertAllowed(decision, Basis.RULE);
    assertThat(decision.policy())
        .isEqualTo(new PolicyUsed(demo.checkPolicy("strict").toString(), 1));
    assertThat(decision.images().get(0).proofs())
        .containsExactly(new Proof("qa", 1, occurrence, KEY.id()));
  }

  @Test
  void signed_noteOfAnotherProject_countsWhereTheOccurrenceIs() throws Exception {
    TestProject other = gate.project("other");
    other.register();
    other.createNote("theirs");
    demo.checkPolicy("strict", PolicyTexts.checks(SIGNED));
    var unused = other.attach(other.note("theirs"), IMAGE, Statements.of(IMAGE, KEY));
    assertDenied(decide(IMAGE), Basis.RULE, ReasonCode.CHECK_FAILED);

    unused = demo.attach(other.note("theirs"), IMAGE, Statements.of(IMAGE, KEY));
    assertAllowed(decide(IMAGE), Basis.RULE);
  }

  @Test
  void signed_byAnotherKey_isDenied() throws Exception {
    demo.checkPolicy("strict", PolicyTexts.checks(SIGNED));
    var unused = attest("any", IMAGE, OTHER);

    assertDenied(decide(IMAGE), Basis.RULE, ReasonCode.CHECK_FAILED);
  }

  @Test
  void i9_deletedAttestationAndNote_countNoMore() throws Exception {
    demo.checkPolicy("strict", PolicyTexts.checks(SIGNED));
    OccurrenceName occurrence = attest("any", IMAGE, KEY);
    assertAllowed(decide(IMAGE), Basis.RULE);
    gate.occurrences().delete(occurrence);
    assertDenied(decide(IMAGE), Basis.RULE, ReasonCode.CHECK_FAILED);

    var unused = attest("any", IMAGE, KEY);
    assertAllowed(decide(IMAGE), Basis.RULE);
    gate.notes().delete(Gate.OWNER, demo.note("any"));
    gate.clock().advance(Duration.ofSeconds(1));
    demo.createNote("any");
    assertDenied(decide(IMAGE), Basis.RULE, ReasonCode.CHECK_FAILED);
  }

  @Test
  void i2_moreOccurrencesThanAreLookedThrough_isDenied() throws Exception {
    demo.checkPolicy("strict", PolicyTexts.checks(SIGNED));
    var unused = attest("any", IMAGE, KEY);
    assertAllowed(decide(IMAGE), Basis.RULE);
    for (int i = 0; i <= OccurrenceRegister.MAX_OF_DIGEST / 50; i++) {
      demo.createNote("n" + i);
      for (int j = 0; j < 50; j++) {
        unused =
            demo.attach(
                demo.note("n" + i),
                IMAGE.replace("/app@", "/app" + j + "@"),
                Statements.of(IMAGE, OTHER));
      }
    }

    assertDenied(decide(IMAGE), Basis.RULE, ReasonCode.CHECK_ERROR);
  }

  @Test
  void i10_moreNotesThanOneReadNames_areToldSo() throws Exception {
    demo.checkPolicy("strict", PolicyTexts.checks(SIGNED));
    String[] images = IntStream.range(0, 5).mapToObj(Manifests::image).toArray(String[]::new);
    for (int i = 0; i < images.length; i++) {
      AttestationContent statement = Statements.of(images[i], OTHER);
      for (int j = 0; j < OccurrenceRegister.MAX_OF_DIGEST; j++) {
        String note = "n" + i + "-" + j;
        demo.createNote(note);
        var unused = demo.attach(demo.note(note), images[i], statement);
      }
    }

    assertThatExceptionOfType(RegisterException.class)
        .isThrownBy(() -> decide(images))
        .withMessageContaining("are too many for one decision")
        .extracting(RegisterException::kind)
        .isEqualTo(RegisterException.Kind.EXHAUSTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imageFreshnessCheck: {maxUploadAgeDays: 2147483647}",
        "vulnerabilityCheck: {maximumFixableSeverity: ALLOW_ALL, maximumUnfixableSeverity:"
            + " ALLOW_ALL}",
        "slsaCheck: {rules: [{trustedBuilder: GOOGLE_CLOUD_BUILD}]}",
      })
  void i2_unsupportedCheck_neverAllows(String check) throws Exception {
    demo.checkPolicy("strict", PolicyTexts.checks(TRUSTED, check));

    assertDenied(decide(IMAGE), Basis.RULE, ReasonCode.CHECK_UNSUPPORTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gkePolicy: {}", "gkePolicy: {checkSets: [{displayName: x}]}"})
  void i2_nothingToCheck_isDenied(String policy) throws Exception {
    demo.checkPolicy("strict", policy);

    assertDenied(decide(IMAGE), Basis.RULE, ReasonCode.NO_CHECKS);
  }

  @Test
  void allowlistOfACheck_exemptsFromThatCheckOnly() throws Exception {
    String exempt = "imageAllowlist: {allowPattern: ['us-docker.pkg.dev/**']}, alwaysDeny: true";
    demo.checkPolicy("strict", PolicyTexts.checks(exempt));
    assertAllowed(decide(IMAGE), Basis.ALLOWLIST);
    demo.checkPolicy("strict", PolicyTexts.checks(exempt, TRUSTED));
    assertAllowed(decide(IMAGE), Basis.RULE);
    demo.checkPolicy("strict", PolicyTexts.checks(exempt, SIGNED));
    assertDenied(decide(IMAGE), Basis.RULE, ReasonCode.CHECK_FAILED);
  }

  @Test
  void baseImage_passesNoCheck() throws Exception {
    demo.checkPolicy("strict", PolicyTexts.checks(TRUSTED));
    String service = Manifests.service(demo.checkPolicy("strict").toString(), new String[] {IMAGE});

    assertDenied(
        demo.decide(Manifests.baseImage(service, "us-docker.pkg.dev/demo/apps/base")),
        Basis.RULE,
        ReasonCode.IMAGE_NOT_COVERED);
  }

  @Test
  void revisionThatIsNotKnown_isDenied() throws Exception {
    demo.checkPolicy("strict", PolicyTexts.checks(TRUSTED));
    String service = Manifests.service(demo.checkPolicy("strict").toString(), new String[] {IMAGE});

    assertDenied(
        demo.decide(Manifests.traffic(service, "svc-old")),
        Basis.RULE,
        ReasonCode.REVISION_UNKNOWN);
  }

  @Test
  void policyThatDoesNotExist_isDenied() throws Exception {
    assertDenied(decide(IMAGE), Basis.ERROR, ReasonCode.POLICY_NOT_FOUND);
  }

  @Test
  void warm_withoutAttestations_isOneReadAndOneCommit() throws Exception {
    demo.checkPolicy("strict", PolicyTexts.checks(TRUSTED));
    assertAllowed(decide(IMAGE), Basis.RULE);
    store.reset();

    assertAllowed(decide(IMAGE), Basis.RULE);
    assertCost(1, 1, 0);
  }

  @Test
  void warm_withAttestations_isOneQueryMoreForEachDigest() throws Exception {
    demo.checkPolicy("strict", PolicyTexts.checks(SIGNED, SIGNED));
    var unused = attest("any", IMAGE, KEY);
    unused = attest("any", Manifests.image(2), KEY);
    assertAllowed(decide(IMAGE), Basis.RULE);
    store.reset();

    assertAllowed(decide(IMAGE, IMAGE, Manifests.image(2)), Basis.RULE);
    assertCost(1, 1, 2);
  }

  @Test
  void i10_hundredImages_areAHundredQueriesAndOneRead() throws Exception {
    demo.checkPolicy("strict", PolicyTexts.checks(SIGNED));
    String[] images = IntStream.range(0, 100).mapToObj(Manifests::image).toArray(String[]::new);
    assertThat(decide(images).images()).hasSize(100);
    store.reset();

    assertThat(decide(images).images()).hasSize(100);
    assertCost(1, 1, 100);
  }

  private OccurrenceName attest(String note, String image, TestKey key) throws Exception {
    return demo.attach(demo.note(note), image, Statements.of(image, key));
  }

  private Decision decide(String... images) throws Exception {
    return demo.decide(service(images));
  }

  private String service(String... images) {
    return Manifests.service(demo.checkPolicy("strict").toString(), images);
  }

  private void assertCost(long reads, long commits, long queries) {
    assertThat(store.reads()).as("reads").isEqualTo(reads);
    assertThat(store.commits()).as("commits").isEqualTo(commits);
    assertThat(store.queries()).as("queries").isEqualTo(queries);
  }
}
