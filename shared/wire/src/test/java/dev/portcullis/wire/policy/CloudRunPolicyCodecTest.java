package dev.portcullis.wire.policy;

import static dev.portcullis.wire.attestor.TestKeys.P256;
import static dev.portcullis.wire.attestor.TestKeys.P256_ID;
import static dev.portcullis.wire.attestor.TestKeys.quoted;
import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.Cursor;
import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.CloudRunPolicy;
import dev.portcullis.verification.policy.InlineAttestor;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.resource.Documents;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudRunPolicyCodecTest {

  private static final PlatformPolicyName NAME =
      new PlatformPolicyName(new ProjectId("demo"), Platform.CLOUD_RUN, "strict");

  private static final String WHOLE =
      """
      name: projects/demo/platforms/cloudRun/policies/strict
      description: what we run
      cloudRunPolicy:
        allowlistPatterns:
        - namePattern: gcr.io/demo/app*
        rule:
          evaluationMode: REQUIRE_ATTESTATION
          requiredAttestors:
          - id: qa
            description: the testers
            attestationNote: projects/demo/notes/qa
            publicKeys:
            - id: %s
              pkixPublicKey: {publicKeyPem: %s, signatureAlgorithm: ECDSA_P256_SHA256, keyId: %s}
          - id: prod
            attestationNote: projects/demo/notes/prod
          enforcementMode: ENFORCED_BLOCK_AND_AUDIT_LOG
      updateTime: '2024-05-06T07:08:09Z'
      etag: abc
      """
          .formatted(P256_ID, quoted(P256), P256_ID);

  private final PlatformPolicyCodec codec = new PlatformPolicyCodec(PublicKeys.trusted());

  @Test
  void read_wholePolicy_keepsEverything() {
    Received<CloudRunPolicy> received = Documents.read(WHOLE, this::read);

    assertThat(received.etag()).contains("abc");
    assertThat(received.value().description()).isEqualTo("what we run");
    assertThat(received.value().allowlist().patterns()).hasSize(1);
    assertThat(received.value().rule().attestors())
        .extracting(InlineAttestor::id)
        .containsExactly("qa", "prod");
    assertThat(received.value().rule().attestors().get(0).keys())
        .extracting(key -> key.id().value())
        .containsExactly(P256_ID);
  }

  @Test
  void write_whatWasRead_givesTheSameDocument() {
    CloudRunPolicy policy = Documents.read(WHOLE, this::read).value();

    assertThat(codec.write(NAME, policy, Stamp.of(Instant.parse("2024-05-06T07:08:09Z"), "abc")))
        .isEqualTo(yaml(WHOLE));
  }

  @Test
  void read_keyTwice_isToldAndNoFailure() {
    String twice =
        WHOLE.replaceFirst(
            "- id: ni",
            "- pkixPublicKey: {publicKeyPem: %s, signatureAlgorithm: ECDSA_P256_SHA256}\n      - id: ni"
                .formatted(Matcher.quoteReplacement(quoted(P256))));

    assertThat(problems(twice, this::read))
        .hasSize(1)
        .allMatch(told -> told.contains("publicKeys[1]: has the id of"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                      | cloudRunPolicy: is required
          {gkePolicy: {}}                         | gkePolicy: does not fit platform `cloudRun`, which needs `cloudRunPolicy`
          {gkePolicy: {}}                         | cloudRunPolicy: is required
          {gkePolicy: {}, cloudRunPolicy: {}}     | gkePolicy: does not fit platform
          {cloudRunPolicy: {}}                    | cloudRunPolicy.rule: is required
          {cloudRunPolicy: {rule: {requireAttestationsBy: []}}} | cloudRunPolicy.rule.requireAttestationsBy: unknown field
          {cloudRunPolicy: {rule: {evaluationMode: REQUIRE_ATTESTATION, enforcementMode: DRYRUN_AUDIT_LOG_ONLY}}} | cloudRunPolicy.rule: needs at least one attestor in `requiredAttestors`
          {cloudRunPolicy: {rule: {requiredAttestors: [{}]}}} | cloudRunPolicy.rule.requiredAttestors[0].id: is required
          {cloudRunPolicy: {rule: {requiredAttestors: [{}]}}} | cloudRunPolicy.rule.requiredAttestors[0].attestationNote: is required
          {cloudRunPolicy: {rule: {requiredAttestors: [{id: ""}]}}} | cloudRunPolicy.rule.requiredAttestors[0].id: must not be empty
          {cloudRunPolicy: {rule: {requiredAttestors: [{id: a, attestationNote: projects/p/notes/n}, {id: a, attestationNote: projects/p/notes/m}]}}} | cloudRunPolicy.rule.requiredAttestors[1]: is there already: `a`
          {cloudRunPolicy: {rule: {requiredAttestors: [{publicKeys: [{}]}]}}} | cloudRunPolicy.rule.requiredAttestors[0].publicKeys[0].pkixPublicKey: is required
          {cloudRunPolicy: {allowlistPatterns: [{namePattern: "gcr.io/p*x"}]}} | cloudRunPolicy.allowlistPatterns[0].namePattern: has a `*` before its end
          {cloudRunPolicys: {}}                   | cloudRunPolicys: unknown field; did you mean `cloudRunPolicy`?
          {cloudRunPolicy: {rule: {requiredAttestors: [{note: x}]}}} | cloudRunPolicy.rule.requiredAttestors[0].note: unknown field
          {cloudRunPolicy: {imageAllowlist: {}}}  | cloudRunPolicy.imageAllowlist: unknown field
          """)
  void read_brokenPolicy_isToldAtItsPath(String policy, String problem) {
    assertThat(problems(policy, this::read)).anyMatch(told -> told.startsWith(problem));
  }

  private Optional<Received<CloudRunPolicy>> read(Cursor cursor) {
    return codec
        .read(cursor, Platform.CLOUD_RUN)
        .map(r -> new Received<>((CloudRunPolicy) r.value(), r.etag()));
  }
}
