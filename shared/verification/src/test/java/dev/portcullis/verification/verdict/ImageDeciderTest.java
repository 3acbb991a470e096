package dev.portcullis.verification.verdict;

import static dev.portcullis.verification.verdict.Deciding.BLOCK;
import static dev.portcullis.verification.verdict.Deciding.D;
import static dev.portcullis.verification.verdict.Deciding.DRY_RUN;
import static dev.portcullis.verification.verdict.Deciding.IMAGE;
import static dev.portcullis.verification.verdict.Deciding.about;
import static dev.portcullis.verification.verdict.Deciding.allowlist;
import static dev.portcullis.verification.verdict.Deciding.attestor;
import static dev.portcullis.verification.verdict.Deciding.by;
import static dev.portcullis.verification.verdict.Deciding.container;
import static dev.portcullis.verification.verdict.Deciding.key;
import static dev.portcullis.verification.verdict.Deciding.note;
import static dev.portcullis.verification.verdict.Deciding.policy;
import static dev.portcullis.verification.verdict.Deciding.reference;
import static dev.portcullis.verification.verdict.Deciding.require;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.AllowlistPattern;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.AdmissionRule.AlwaysAllow;
import dev.portcullis.verification.policy.AdmissionRule.AlwaysDeny;
import dev.portcullis.verification.policy.AdmissionRule.RequireAttestation;
import dev.portcullis.verification.workload.UncoveredImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of evaluation, and every verdict but those about attestations. */
class ImageDeciderTest {

  private static final Evidence UNTOUCHED =
      (note, digest) -> {
        throw new AssertionError("the evidence was asked for");
      };
  private static final RequiredAttestor QA = attestor("qa", key("q1"));
  private static final AdmissionRule<RequiredAttestor> DENY = new AlwaysDeny<>(BLOCK);
  private static final AdmissionRule<RequiredAttestor> REQUIRE =
      new RequireAttestation<>(BLOCK, List.of(QA));

  private final Deciding deciding = new Deciding();
  private final ImageDecider decider = new ImageDecider(deciding.verifier);

  static Stream<AdmissionRule<RequiredAttestor>> rules() {
    return Stream.of(
        DENY,
        REQUIRE,
        new AlwaysAllow<>(BLOCK),
        new AlwaysDeny<>(DRY_RUN),
        new RequireAttestation<>(DRY_RUN, List.of(QA)),
        new AlwaysAllow<>(DRY_RUN));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void decide_allowlistedImage_isAllowedWhateverTheRule(AdmissionRule<RequiredAttestor> rule) {
    ImagePolicy policy = new ImagePolicy(Allowlist.empty(), allowlist("reg.example/p/*"), rule);

    ImageVerdict verdict = decider.decide(container(IMAGE), policy, UNTOUCHED, Deciding.NOW);

    assertThat(verdict)
        .isInstanceOfSatisfying(
            ImageVerdict.Allowlisted.class,
            listed -> assertThat(listed.pattern().text()).isEqualTo("reg.example/p/*"));
    assertThat(verdict.basis()).isEqualTo(Basis.ALLOWLIST);
    assertThat(deciding.verifier.asked()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void decide_systemImage_isAllowedBeforeTheAllowlist(AdmissionRule<RequiredAttestor> rule) {
    ImagePolicy policy =
        new ImagePolicy(allowlist("reg.example/**"), allowlist("reg.example/p/*"), rule);

    ImageVerdict verdict = decider.decide(container(IMAGE), policy, UNTOUCHED, Deciding.NOW);

    assertThat(verdict)
        .isInstanceOfSatisfying(
            ImageVerdict.SystemImage.class,
            system -> assertThat(system.pattern().text()).isEqualTo("reg.example/**"));
    assertThat(verdict.basis()).isEqualTo(Basis.SYSTEM_POLICY);
  }

  /** A tag is as good as a digest for a pattern that says so. */
  @Test
  void decide_allowlistedTag_needsNoDigest() {
    ImagePolicy policy = new ImagePolicy(Allowlist.empty(), allowlist("reg.example/p/*"), REQUIRE);

    assertThat(decider.decide(container("reg.example/p/app:v1"), policy, UNTOUCHED, Deciding.NOW))
        .isInstanceOf(ImageVerdict.Allowlisted.class);
    assertThat(decider.decide(container("reg.example/p/app"), policy, UNTOUCHED, Deciding.NOW))
        .isInstanceOf(ImageVerdict.Allowlisted.class);
  }

  @Test
  void decide_imageBesideTheAllowlist_isHeldToTheRule() {
    ImagePolicy policy =
        new ImagePolicy(allowlist("gcr.io/**"), allowlist("reg.example/p/*"), DENY);

    assertThat(
            decider.decide(
                container("reg.example/p/sub/app@" + D), policy, UNTOUCHED, Deciding.NOW))
        .isInstanceOf(ImageVerdict.Denied.class);
  }

  @Test
  void decide_alwaysAllow_allowsByRule() {
    ImagePolicy policy = policy(new AlwaysAllow<>(BLOCK));

    for (String image : List.of(IMAGE, "reg.example/p/app:v1", "nginx")) {
      ImageVerdict verdict = decider.decide(container(image), policy, UNTOUCHED, Deciding.NOW);
      assertThat(verdict).isEqualTo(new ImageVerdict.AlwaysAllowed());
      assertThat(verdict.basis()).isEqualTo(Basis.RULE);
    }
  }

  @Test
  void decide_alwaysAllowInDryRun_isTheSame() {
    assertThat(
            decider.decide(
                container(IMAGE), policy(new AlwaysAllow<>(DRY_RUN)), UNTOUCHED, Deciding.NOW))
        .isEqualTo(new ImageVerdict.AlwaysAllowed());
  }

  @Test
  void decide_alwaysDeny_deniesInTheWordsOfCloudRun() {
    ImageVerdict verdict = decider.decide(container(IMAGE), policy(DENY), UNTOUCHED, Deciding.NOW);

    assertThat(verdict.basis()).isEqualTo(Basis.RULE);
    Reason reason = onlyReason(verdict);
    assertThat(reason.code()).isEqualTo(ReasonCode.ALWAYS_DENY);
    assertThat(reason.message()).isEqualTo("Denied by an ALWAYS_DENY admission rule");
    assertThat(reason.attestor()).isEmpty();
    assertThat(reason.nearestMiss()).isEmpty();
    assertThat(reason.fix()).contains("allowlist", "default rule");
  }

  @Test
  void decide_tagUnderRequireAttestation_asksForTheDigest() {
    Reason reason =
        onlyReason(
            decider.decide(
                container("reg.example/p/app:v1"), policy(REQUIRE), UNTOUCHED, Deciding.NOW));

    assertThat(reason.code()).isEqualTo(ReasonCode.DIGEST_REQUIRED);
    assertThat(reason.message())
        .isEqualTo("Expected digest with sha256 scheme, but got tag or malformed digest");
    assertThat(reason.fix()).contains("reg.example/p/app:v1", "by digest");
    assertThat(deciding.verifier.asked()).isEmpty();
  }

  @Test
  void decide_noTagUnderRequireAttestation_asksForTheDigest() {
    assertThat(
            onlyReason(decider.decide(container("nginx"), policy(REQUIRE), UNTOUCHED, Deciding.NOW))
                .code())
        .isEqualTo(ReasonCode.DIGEST_REQUIRED);
  }

  @Test
  void decide_uncoveredImage_isDeniedUnderRequireAttestation() {
    Reason reason =
        onlyReason(
            decider.decide(
                uncovered("img.example/base"), policy(REQUIRE), UNTOUCHED, Deciding.NOW));

    assertThat(reason.code()).isEqualTo(ReasonCode.IMAGE_NOT_COVERED);
    assertThat(reason.message()).contains("`spec.baseImageUri`");
    assertThat(reason.fix()).contains("remove it", "allowlist");
  }

  /** Not even by a digest that everybody attested to. */
  @Test
  void decide_uncoveredImageByAttestedDigest_isDenied() {
    deciding.attest("qa", about(D), by("q1"));

    assertThat(
            onlyReason(
                    decider.decide(
                        uncovered(IMAGE), policy(REQUIRE), deciding.evidence(), Deciding.NOW))
                .code())
        .isEqualTo(ReasonCode.IMAGE_NOT_COVERED);
  }

  @Test
  void decide_uncoveredImage_followsTheOtherRules() {
    assertThat(
            onlyReason(decider.decide(uncovered(IMAGE), policy(DENY), UNTOUCHED, Deciding.NOW))
                .code())
        .isEqualTo(ReasonCode.ALWAYS_DENY);
    assertThat(
            decider.decide(
                uncovered(IMAGE), policy(new AlwaysAllow<>(BLOCK)), UNTOUCHED, Deciding.NOW))
        .isEqualTo(new ImageVerdict.AlwaysAllowed());
  }

  @Test
  void decide_uncoveredImageThatIsListed_isAllowed() {
    ImagePolicy listed = new ImagePolicy(Allowlist.empty(), allowlist("reg.example/**"), REQUIRE);
    ImagePolicy system = new ImagePolicy(allowlist("reg.example/**"), Allowlist.empty(), REQUIRE);

    assertThat(decider.decide(uncovered(IMAGE), listed, UNTOUCHED, Deciding.NOW).basis())
        .isEqualTo(Basis.ALLOWLIST);
    assertThat(decider.decide(uncovered(IMAGE), system, UNTOUCHED, Deciding.NOW).basis())
        .isEqualTo(Basis.SYSTEM_POLICY);
  }

  /** A source that is built is the name of no image, so that no pattern can mean it. */
  @Test
  void decide_uncoveredSource_isMatchedByNoPattern() {
    UncoveredImage source =
        new UncoveredImage("", "spec.source", "reg.example/p/app", Optional.empty());
    ImagePolicy policy =
        new ImagePolicy(allowlist("reg.example/**"), allowlist("reg.example/**"), REQUIRE);

    assertThat(onlyReason(decider.decide(source, policy, UNTOUCHED, Deciding.NOW)).code())
        .isEqualTo(ReasonCode.IMAGE_NOT_COVERED);
  }

  @Test
  void decide_refusalInDryRun_allowsWithTheSameReasons() {
    for (AdmissionRule<RequiredAttestor> rule :
        List.<AdmissionRule<RequiredAttestor>>of(DENY, REQUIRE, require(missing()).rule())) {
      for (String image : List.of(IMAGE, "reg.example/p/app:v1")) {
        ImageVerdict denied = deciding.decide(image, policy(rule));
        ImageVerdict dry = deciding.decide(image, policy(dry(rule)));

        assertThat(dry)
            .isEqualTo(new ImageVerdict.DryRun(((ImageVerdict.Denied) denied).reasons()));
        assertThat(dry.basis()).isEqualTo(Basis.DRY_RUN);
      }
      assertThat(
              decider.decide(
                  uncovered(IMAGE), policy(dry(rule)), deciding.evidence(), Deciding.NOW))
          .isInstanceOf(ImageVerdict.DryRun.class);
    }
  }

  @Test
  void decide_attestedInDryRun_isAttested() {
    deciding.attest("qa", about(D), by("q1"));

    assertThat(deciding.decide(IMAGE, policy(dry(REQUIRE))))
        .isInstanceOf(ImageVerdict.Attested.class);
  }

  @Test
  void verdict_withoutReasonOrProof_cannotBeMade() {
    assertThatThrownBy(() -> new ImageVerdict.Denied(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ImageVerdict.DryRun(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ImageVerdict.Attested(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Two keys under one id: which of them counts must not depend on their order. */
  @Test
  void known_keysThatShareAnId_cannotBeMade() {
    assertThatThrownBy(() -> attestor("qa", key("k", "one"), key("k", "other")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new RequiredAttestor.Known(
                    "qa", 1, note("qa"), Map.of(key("k").id(), key("other"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void patterns_ofPolicy_areReportedAsWritten() {
    ImagePolicy policy =
        new ImagePolicy(Allowlist.empty(), allowlist("index.docker.io/ngin*"), DENY);

    assertThat(decider.decide(container("nginx"), policy, UNTOUCHED, Deciding.NOW))
        .isInstanceOfSatisfying(
            ImageVerdict.Allowlisted.class,
            listed ->
                assertThat(listed.pattern())
                    .extracting(AllowlistPattern::text)
                    .isEqualTo("index.docker.io/ngin*"));
  }

  private static AdmissionRule<RequiredAttestor> dry(AdmissionRule<RequiredAttestor> rule) {
    return rule.attestors().isEmpty()
        ? new AlwaysDeny<>(DRY_RUN)
        : new RequireAttestation<>(DRY_RUN, rule.attestors());
  }

  private static RequiredAttestor missing() {
    return new RequiredAttestor.Missing("projects/p/attestors/gone");
  }

  private static UncoveredImage uncovered(String image) {
    return new UncoveredImage("app", "spec.baseImageUri", image, Optional.of(reference(image)));
  }

  private static Reason onlyReason(ImageVerdict verdict) {
    assertThat(verdict).isInstanceOf(ImageVerdict.Denied.class);
    List<Reason> reasons = ((ImageVerdict.Denied) verdict).reasons();
    assertThat(reasons).hasSize(1);
    return reasons.get(0);
  }
}
