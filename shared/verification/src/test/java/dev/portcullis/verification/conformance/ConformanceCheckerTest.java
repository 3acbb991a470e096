package dev.portcullis.verification.conformance;

import static dev.portcullis.verification.conformance.Checking.check;
import static dev.portcullis.verification.conformance.Checking.directory;
import static dev.portcullis.verification.conformance.Checking.policy;
import static dev.portcullis.verification.conformance.Checking.set;
import static dev.portcullis.verification.conformance.Checking.signedBy;
import static dev.portcullis.verification.verdict.Deciding.IMAGE;
import static dev.portcullis.verification.verdict.Deciding.allowlist;
import static dev.portcullis.verification.verdict.Deciding.container;
import static dev.portcullis.verification.verdict.Deciding.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portcullis.verification.check.AlwaysDeny;
import dev.portcullis.verification.check.Check;
import dev.portcullis.verification.check.CheckSet;
import dev.portcullis.verification.check.Condition;
import dev.portcullis.verification.check.ImageFreshness;
import dev.portcullis.verification.check.Placement;
import dev.portcullis.verification.check.Scope;
import dev.portcullis.verification.check.SigstoreSignature;
import dev.portcullis.verification.check.Slsa;
import dev.portcullis.verification.check.UnsupportedCondition;
import dev.portcullis.verification.check.Vulnerability;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.policy.GkePolicy;
import dev.portcullis.verification.verdict.Deciding;
import dev.portcullis.verification.verdict.ReasonCode;
import dev.portcullis.verification.workload.UncoveredImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConformanceCheckerTest {

  private static final Check PASSES = check(directory("reg.example/p"));
  private static final Check FAILS = check(new AlwaysDeny());
  private static final Check UNKNOWN = check(new ImageFreshness(1));

  private final Checking checking = new Checking();

  static Stream<UnsupportedCondition> unsupported() {
    return Stream.of(
        new ImageFreshness(30),
        new Vulnerability(
            Vulnerability.MaximumSeverity.ALLOW_ALL,
            Vulnerability.MaximumSeverity.ALLOW_ALL,
            List.of(),
            List.of(),
            List.of()),
        new SigstoreSignature(
            List.of(new SigstoreSignature.Authority("", List.of(Deciding.key("k").pem())))),
        new Slsa(
            List.of(
                new Slsa.Rule(Slsa.Builder.GOOGLE_CLOUD_BUILD, List.of(), false, List.of(), ""))));
  }

  @ParameterizedTest
  @MethodSource("unsupported")
  void i2_unsupportedCheck_neverPasses(UnsupportedCondition condition) {
    for (String image : List.of(IMAGE, "reg.example/p/app:v1", "reg.example/p/app")) {
      Judgement judgement = checking.judge(image, condition);

      assertThat(judgement.verdict()).isEqualTo(Conformance.ERROR);
      assertThat(((Judgement.Undecided) judgement).reason().code())
          .isEqualTo(ReasonCode.CHECK_UNSUPPORTED);
      assertThat(judgement.explanation()).contains(condition.missing());
    }
  }

  @Test
  void i2_unsupportedKinds_areAllThereAre() {
    Class<?>[] kinds = UnsupportedCondition.class.getPermittedSubclasses();

    assertThat(unsupported().map(Object::getClass)).hasSameElementsAs(Arrays.asList(kinds));
  }

  @ParameterizedTest
  @MethodSource("unsupported")
  void i2_whatIsNoContainersImage_passesNoCheck(UnsupportedCondition unsupported) {
    UncoveredImage base =
        new UncoveredImage("app", "spec.base", "reg.example/p/base", Optional.empty());
    for (Condition condition :
        List.of(unsupported, directory("reg.example/p"), signedBy("k"), new AlwaysDeny())) {
      assertThat(checking.check(base, policy(check(condition))).verdict())
          .isEqualTo(Conformance.NON_CONFORMANT);
    }
  }

  @Test
  void check_allPass_conforms() {
    assertThat(verdict(PASSES, PASSES)).isEqualTo(Conformance.CONFORMANT);
  }

  @Test
  void check_worstOfAll_isTheVerdict() {
    assertThat(verdict(PASSES, FAILS)).isEqualTo(Conformance.NON_CONFORMANT);
    assertThat(verdict(PASSES, UNKNOWN)).isEqualTo(Conformance.ERROR);
    assertThat(verdict(UNKNOWN, FAILS, PASSES)).isEqualTo(Conformance.NON_CONFORMANT);
  }

  @Test
  void check_everyCheckOfTheSet_isMade() {
    ImageResult.BySet result = bySet(policy(FAILS, UNKNOWN, PASSES));

    assertThat(((CheckSetResult.Outcome.Checked) result.set().outcome()).checks())
        .extracting(CheckResult::index, CheckResult::type, CheckResult::verdict)
        .containsExactly(
            tuple(0, "AlwaysDeny", Conformance.NON_CONFORMANT),
            tuple(1, "ImageFreshnessCheck", Conformance.ERROR),
            tuple(2, "TrustedDirectoryCheck", Conformance.CONFORMANT));
  }

  @Test
  void check_imageOnPolicysAllowlist_isExempt() {
    GkePolicy policy = new GkePolicy("", allowlist("reg.example/p/*"), List.of(set(FAILS)));

    ImageResult result = checking.check(container(IMAGE), policy);

    assertThat(((ImageResult.Exempt) result).pattern().text()).isEqualTo("reg.example/p/*");
    assertThat(result.verdict()).isEqualTo(Conformance.CONFORMANT);
    assertThat(checking.check(container("reg.example/q/app"), policy).verdict())
        .isEqualTo(Conformance.NON_CONFORMANT);
  }

  @Test
  void check_imageOnSetsAllowlist_isExemptFromItsChecks() {
    CheckSet set =
        new CheckSet("s", new Scope.Everywhere(), allowlist("reg.example/p/*"), List.of(FAILS));

    ImageResult.BySet result = bySet(new GkePolicy("", Allowlist.empty(), List.of(set)));

    assertThat(result.set().outcome()).isInstanceOf(CheckSetResult.Outcome.Exempt.class);
    assertThat(result.verdict()).isEqualTo(Conformance.CONFORMANT);
  }

  @Test
  void check_imageOnChecksAllowlist_isExemptFromThatCheckOnly() {
    Check exempting = new Check("", allowlist("reg.example/p/*"), new AlwaysDeny());

    assertThat(verdict(exempting)).isEqualTo(Conformance.CONFORMANT);
    assertThat(verdict(exempting, UNKNOWN)).isEqualTo(Conformance.ERROR);
  }

  @Test
  void check_firstSetThatApplies_isTheOnlyOneLookedAt() {
    CheckSet prod =
        new CheckSet("prod", new Scope.Namespace("prod"), Allowlist.empty(), List.of(FAILS));
    GkePolicy policy = new GkePolicy("", Allowlist.empty(), List.of(prod, set(PASSES)));

    assertThat(in("prod", policy).set().index()).isZero();
    assertThat(in("prod", policy).verdict()).isEqualTo(Conformance.NON_CONFORMANT);
    assertThat(in("test", policy).set().index()).isEqualTo(1);
    assertThat(in("test", policy).verdict()).isEqualTo(Conformance.CONFORMANT);
  }

  @Test
  void check_nothingToAsk_conformsAsGoogleSays() {
    GkePolicy empty = new GkePolicy("", Allowlist.empty(), List.of());

    assertThat(checking.check(container(IMAGE), empty)).isEqualTo(new ImageResult.Unasked());
    assertThat(new ImageResult.Unasked().verdict()).isEqualTo(Conformance.CONFORMANT);
    assertThat(verdict()).isEqualTo(Conformance.CONFORMANT);
  }

  @Test
  void check_uncoveredImageThatIsListed_isExempt() {
    UncoveredImage base =
        new UncoveredImage(
            "app", "spec.base", "reg.example/p/base", Optional.of(reference("reg.example/p/base")));
    GkePolicy policy = new GkePolicy("", allowlist("reg.example/p/*"), List.of(set(FAILS)));

    assertThat(checking.check(base, policy).verdict()).isEqualTo(Conformance.CONFORMANT);
  }

  @Test
  void check_trustedDirectory_saysWhereTheImageLives() {
    Judgement judgement = checking.judge("reg.example/q/app@" + Deciding.D, directory("gcr.io/p"));

    assertThat(judgement.verdict()).isEqualTo(Conformance.NON_CONFORMANT);
    assertThat(judgement.explanation()).contains("reg.example/q/app");
  }

  private Conformance verdict(Check... checks) {
    return checking.check(container(IMAGE), policy(checks)).verdict();
  }

  private ImageResult.BySet bySet(GkePolicy policy) {
    return (ImageResult.BySet) checking.check(container(IMAGE), policy);
  }

  private ImageResult.BySet in(String namespace, GkePolicy policy) {
    return (ImageResult.BySet)
        checking.check(container(IMAGE), policy, new Placement.InCluster(namespace, "default"));
  }
}
