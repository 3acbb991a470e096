package dev.portcullis.registers.weakening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.check.Authenticator;
import dev.portcullis.verification.check.Check;
import dev.portcullis.verification.check.CheckSet;
import dev.portcullis.verification.check.ImageFreshness;
import dev.portcullis.verification.check.SimpleSigningAttestation;
import dev.portcullis.verification.check.TrustedDirectory;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.CloudRunPolicy;
import dev.portcullis.verification.policy.GkePolicy;
import dev.portcullis.verification.policy.InlineAttestor;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.verification.policy.SpecificRules;
import dev.portcullis.verification.signature.KeyLife;
import dev.portcullis.verification.signature.PgpKey;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.wire.grafeas.Note;
import dev.portcullis.wire.settings.BreakglassSettings;
import dev.portcullis.wire.settings.ProjectSettings;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A part of a resource that its rule does not know could be loosened by anybody: whoever adds one
 * teaches the rule, and names it here.
 */
class JudgedComponentsTest {

  static Stream<Arguments> judged() {
    return Stream.of(
        arguments(
            Policy.class, "description globalPolicyEvaluation allowlist defaultRule specificRules"),
        arguments(SpecificRules.class, "scope rules"),
        arguments(AdmissionRule.RequireAttestation.class, "enforcement attestors"),
        arguments(AdmissionRule.AlwaysAllow.class, "enforcement"),
        arguments(AdmissionRule.AlwaysDeny.class, "enforcement"),
        arguments(CloudRunPolicy.class, "description allowlist rule"),
        arguments(InlineAttestor.class, "id description note keys"),
        arguments(GkePolicy.class, "description imageAllowlist checkSets"),
        arguments(CheckSet.class, "displayName scope imageAllowlist checks"),
        arguments(Check.class, "displayName imageAllowlist condition"),
        arguments(TrustedDirectory.class, "patterns"),
        arguments(ImageFreshness.class, "maxUploadAgeDays"),
        arguments(SimpleSigningAttestation.class, "authenticators projects"),
        arguments(Authenticator.class, "displayName keys"),
        arguments(Attestor.class, "name description note keys"),
        arguments(PkixKey.class, "id pem algorithm form comment life"),
        arguments(PgpKey.class, "block comment life"),
        arguments(KeyLife.class, "notBefore notAfter revoked"),
        arguments(
            Note.class,
            "humanReadableName shortDescription longDescription relatedUrls expirationTime"
                + " relatedNoteNames"),
        arguments(
            ProjectSettings.class,
            "projectNumber unannotated jobs decisionLifetime decisionRetention findingRetention"
                + " logParticularsRetention breakglass"),
        arguments(
            BreakglassSettings.class,
            "enabled minimumLength pattern maximumDuration secondApprover serviceAccounts"));
  }

  @ParameterizedTest
  @MethodSource("judged")
  void components_areThoseThatTheRuleKnows(Class<?> resource, String components) {
    assertThat(Arrays.stream(resource.getRecordComponents()).map(RecordComponent::getName))
        .containsExactly(components.split(" ", -1));
  }
}
