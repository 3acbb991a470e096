package dev.portcullis.registers.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.Limits;
import dev.portcullis.json.YamlText;
import dev.portcullis.registers.weakening.Weakening;
import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.policy.PlatformPolicy;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.policy.PlatformPolicyCodec;
import dev.portcullis.wire.resource.Decoding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GkePolicyWeakeningTest {

  private final PlatformPolicyWeakening rule = new PlatformPolicyWeakening();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [{alwaysDeny: true}]                     | [{alwaysDeny: true}]
          [{alwaysDeny: true, displayName: a}]     | [{alwaysDeny: true, displayName: b}]
          [{imageFreshnessCheck: {maxUploadAgeDays: 9}}] | [{imageFreshnessCheck: {maxUploadAgeDays: 8}}]
          [{imageFreshnessCheck: {maxUploadAgeDays: 9}}] | [{alwaysDeny: true}]
          [{imageFreshnessCheck: {maxUploadAgeDays: 9}}] | [{imageFreshnessCheck: {maxUploadAgeDays: 9}}, {alwaysDeny: true}]
          [{trustedDirectoryCheck: {trustedDirPatterns: [gcr.io/a, gcr.io/b]}}] | [{trustedDirectoryCheck: {trustedDirPatterns: [GCR.io/b]}}]
          [{alwaysDeny: true, imageAllowlist: {allowPattern: [gcr.io/a/*, gcr.io/b/*]}}] | [{alwaysDeny: true, imageAllowlist: {allowPattern: [gcr.io/b/*]}}]
          []                                       | []
          []                                       | [{alwaysDeny: true}]
          [{trustedDirectoryCheck: {trustedDirPatterns: [gcr.io/a]}}] | [{trustedDirectoryCheck: {trustedDirPatterns: [gcr.io/b]}}, {alwaysDeny: true}]
          """)
  void weakenings_provablyAsStrict_areNone(String before, String after) throws Exception {
    assertThat(weakenings(checks(before), checks(after))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [{alwaysDeny: true}]                     | []
          []                                       | [{trustedDirectoryCheck: {trustedDirPatterns: [gcr.io/a]}}]
          [{alwaysDeny: true}]                     | [{imageFreshnessCheck: {maxUploadAgeDays: 8}}]
          [{imageFreshnessCheck: {maxUploadAgeDays: 8}}] | [{imageFreshnessCheck: {maxUploadAgeDays: 9}}]
          [{imageFreshnessCheck: {maxUploadAgeDays: 8}}, {alwaysDeny: true}] | [{imageFreshnessCheck: {maxUploadAgeDays: 8}}]
          [{trustedDirectoryCheck: {trustedDirPatterns: [gcr.io/a]}}] | [{trustedDirectoryCheck: {trustedDirPatterns: [gcr.io/a, gcr.io/b]}}]
          [{trustedDirectoryCheck: {trustedDirPatterns: [gcr.io/a]}}] | [{trustedDirectoryCheck: {trustedDirPatterns: [gcr.io/a/*]}}]
          [{alwaysDeny: true}]                     | [{alwaysDeny: true, imageAllowlist: {allowPattern: [gcr.io/b/*]}}]
          [{slsaCheck: {rules: [{trustedBuilder: GOOGLE_CLOUD_BUILD, configBasedBuildRequired: true}]}}] | [{slsaCheck: {rules: [{trustedBuilder: GOOGLE_CLOUD_BUILD}]}}]
          """)
  void weakenings_notProvablyAsStrict_areTold(String before, String after) throws Exception {
    assertThat(weakenings(checks(before), checks(after)))
        .isNotEmpty()
        .allMatch(weakening -> weakening.field().startsWith("gkePolicy.checkSets[0].checks"));
  }

  @Test
  void weakenings_allowlistsAndScopes_areTold() throws Exception {
    String strict = "gkePolicy: {checkSets: [{checks: [{alwaysDeny: true}]}]}";
    String exempting =
        "gkePolicy: {imageAllowlist: {allowPattern: [gcr.io/a/*]}, checkSets: [{checks:"
            + " [{alwaysDeny: true}]}]}";
    String ofSet =
        "gkePolicy: {checkSets: [{imageAllowlist: {allowPattern: [gcr.io/a/*]}, checks:"
            + " [{alwaysDeny: true}]}]}";
    String scoped =
        "gkePolicy: {checkSets: [{scope: {kubernetesNamespace: a}, checks: [{alwaysDeny: true}]},"
            + " {checks: [{imageFreshnessCheck: {maxUploadAgeDays: 9}}]}]}";

    assertThat(weakenings(strict, exempting)).hasSize(1);
    assertThat(weakenings(exempting, strict)).isEmpty();
    assertThat(weakenings(strict, ofSet)).hasSize(1);
    assertThat(weakenings(ofSet, strict)).isEmpty();
    assertThat(weakenings(strict, scoped)).hasSize(1);
    assertThat(weakenings(strict, "gkePolicy: {}")).hasSize(1);
    assertThat(weakenings("gkePolicy: {}", strict)).as("refuses everything").isEmpty();
    assertThat(weakenings("gkePolicy: {}", exempting)).hasSize(2);
  }

  @Test
  void weakenings_deletion_areNone() throws Exception {
    assertThat(rule.weakenings(Optional.of(read("gkePolicy: {}")), Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gkePolicy: {checkSets: [{checks: [{alwaysDeny: true}]}]}",
        "gkePolicy: {checkSets: [{scope: {kubernetesNamespace: a}, checks: [{alwaysDeny: true}]},"
            + " {checks: [{imageFreshnessCheck: {maxUploadAgeDays: 9}}, {alwaysDeny: true}]}]}",
      })
  void weakenings_firstVersionThatRefusesEverything_areNone(String policy) throws Exception {
    assertThat(rule.weakenings(Optional.empty(), Optional.of(read(policy)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gkePolicy: {}",
        "gkePolicy: {checkSets: [{}]}",
        "gkePolicy: {checkSets: [{checks: [{trustedDirectoryCheck: {trustedDirPatterns: [gcr.io/a]}}]}]}",
        "gkePolicy: {imageAllowlist: {allowPattern: [gcr.io/a]}, checkSets: [{checks:"
            + " [{alwaysDeny: true}]}]}",
        "gkePolicy: {checkSets: [{imageAllowlist: {allowPattern: [gcr.io/a]}, checks:"
            + " [{alwaysDeny: true}]}]}",
        "gkePolicy: {checkSets: [{checks: [{alwaysDeny: true, imageAllowlist: {allowPattern:"
            + " [gcr.io/a]}}]}]}",
        "gkePolicy: {checkSets: [{scope: {kubernetesNamespace: a}, checks: []}, {checks:"
            + " [{alwaysDeny: true}]}]}",
      })
  void weakenings_anyOtherFirstVersion_areTold(String policy) throws Exception {
    assertThat(rule.weakenings(Optional.empty(), Optional.of(read(policy))))
        .extracting(Weakening::field)
        .containsExactly("gkePolicy");
  }

  private List<Weakening> weakenings(String before, String after) throws InvalidInputException {
    return rule.weakenings(Optional.of(read(before)), Optional.of(read(after)));
  }

  private static String checks(String checks) {
    return "gkePolicy: {checkSets: [{checks: " + checks + "}]}";
  }

  private static PlatformPolicy read(String yaml) throws InvalidInputException {
    PlatformPolicyCodec codec = new PlatformPolicyCodec(PublicKeys.trusted());
    return Decoding.decode(
            YamlText.parse(yaml, Limits.REQUEST), cursor -> codec.read(cursor, Platform.GKE))
        .value();
  }
}
