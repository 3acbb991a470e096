package dev.portcullis.wire.policy;

import static dev.portcullis.wire.resource.Documents.json;
import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonValue;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.EnforcementMode;
import dev.portcullis.verification.policy.GlobalPolicyEvaluation;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.verification.policy.SpecificRules;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCodecTest {

  private static final AttestorName QA = new AttestorName(new ProjectId("demo"), "qa");

  private static final String WHOLE =
      """
      {
        "name": "projects/demo/policy",
        "description": "what we run",
        "globalPolicyEvaluationMode": "ENABLE",
        "admissionWhitelistPatterns": [
          {"namePattern": "gcr.io/demo/app*"},
          {"namePattern": "docker.io/istio/**"}
        ],
        "clusterAdmissionRules": {
          "us-east1-a.prod": {
            "evaluationMode": "ALWAYS_DENY",
            "enforcementMode": "DRYRUN_AUDIT_LOG_ONLY"
          },
          "us-east1-a.test": {
            "evaluationMode": "ALWAYS_ALLOW",
            "enforcementMode": "ENFORCED_BLOCK_AND_AUDIT_LOG"
          }
        },
        "defaultAdmissionRule": {
          "evaluationMode": "REQUIRE_ATTESTATION",
          "requireAttestationsBy": ["projects/demo/attestors/qa", "projects/other/attestors/qa"],
          "enforcementMode": "ENFORCED_BLOCK_AND_AUDIT_LOG"
        },
        "updateTime": "2024-05-06T07:08:09.123456Z",
        "etag": "abc"
      }
      """;

  private final PolicyCodec codec = new PolicyCodec();

  @Test
  void read_wholePolicy_keepsEverything() {
    Received<Policy> received = read(json(WHOLE), codec::read);

    Policy policy = received.value();
    assertThat(received.etag()).contains("abc");
    assertThat(policy.description()).isEqualTo("what we run");
    assertThat(policy.globalPolicyEvaluation()).isEqualTo(GlobalPolicyEvaluation.ENABLE);
    assertThat(policy.allowlist()).hasToString(policy.allowlist().patterns().toString());
    assertThat(policy.allowlist().patterns())
        .extracting(pattern -> pattern.text())
        .containsExactly("gcr.io/demo/app*", "docker.io/istio/**");
    assertThat(policy.defaultRule())
        .isEqualTo(
            new AdmissionRule.RequireAttestation<>(
                EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG,
                List.of(QA, new AttestorName(new ProjectId("other"), "qa"))));
    SpecificRules specific = policy.specificRules().orElseThrow();
    assertThat(specific.scope()).isEqualTo(SpecificRules.Scope.CLUSTER);
    assertThat(specific.rules())
        .containsExactly(
            Map.entry(
                "us-east1-a.prod",
                new AdmissionRule.AlwaysDeny<>(EnforcementMode.DRYRUN_AUDIT_LOG_ONLY)),
            Map.entry(
                "us-east1-a.test",
                new AdmissionRule.AlwaysAllow<>(EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG)));
  }

  @Test
  void write_whatWasRead_givesTheSameDocument() {
    Policy policy = read(json(WHOLE), codec::read).value();

    JsonObject written =
        codec.write(
            "projects/demo/policy",
            policy,
            Stamp.of(Instant.parse("2024-05-06T07:08:09.123456Z"), "abc"));

    assertThat(written).isEqualTo(json(WHOLE));
  }

  @Test
  void write_defaultPolicy_isWhatGoogleDocuments() {
    JsonValue documented =
        json(
            """
            {"name": "projects/demo/policy", "globalPolicyEvaluationMode": "ENABLE",
             "defaultAdmissionRule": {"evaluationMode": "ALWAYS_ALLOW",
                                      "enforcementMode": "ENFORCED_BLOCK_AND_AUDIT_LOG"}}
            """);

    assertThat(codec.write("projects/demo/policy", Policy.DEFAULT, Stamp.none()))
        .isEqualTo(documented);
  }

  @Test
  void read_protoNames_areTheSameFields() {
    Policy policy =
        read(
                """
                global_policy_evaluation_mode: DISABLE
                admission_whitelist_patterns: [{name_pattern: gcr.io/demo/*}]
                default_admission_rule:
                  evaluation_mode: REQUIRE_ATTESTATION
                  enforcement_mode: DRYRUN_AUDIT_LOG_ONLY
                  require_attestations_by: [projects/demo/attestors/qa]
                """,
                codec::read)
            .value();

    assertThat(policy.globalPolicyEvaluation()).isEqualTo(GlobalPolicyEvaluation.DISABLE);
    assertThat(policy.allowlist().patterns()).hasSize(1);
    assertThat(policy.defaultRule().attestors()).containsExactly(QA);
  }

  @Test
  void read_emptyMapsAndListsAndTexts_sayNothing() {
    Received<Policy> received =
        read(
            """
            description: ""
            etag: ""
            admissionWhitelistPatterns: []
            clusterAdmissionRules: {}
            istioServiceIdentityAdmissionRules: {}
            kubernetesNamespaceAdmissionRules: null
            defaultAdmissionRule:
              evaluationMode: ALWAYS_DENY
              enforcementMode: ENFORCED_BLOCK_AND_AUDIT_LOG
              requireAttestationsBy: []
            """,
            codec::read);

    assertThat(received.etag()).isEmpty();
    assertThat(received.value())
        .usingRecursiveComparison()
        .isEqualTo(
            new Policy(
                "",
                GlobalPolicyEvaluation.GLOBAL_POLICY_EVALUATION_MODE_UNSPECIFIED,
                Policy.DEFAULT.allowlist(),
                new AdmissionRule.AlwaysDeny<>(EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG),
                Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                          | defaultAdmissionRule: is required
          {name: projects/demo/policy}                | defaultAdmissionRule: is required
          []                                          | : must be an object, not an array
          {defaultAdmissionRule: ALWAYS_ALLOW}        | defaultAdmissionRule: must be an object, not a string
          {defaultAdmissionRule: {}}                  | defaultAdmissionRule.evaluationMode: is required
          {defaultAdmissionRule: {}}                  | defaultAdmissionRule.enforcementMode: is required
          {defaultAdmissionRule: {evaluationMode: EVALUATION_MODE_UNSPECIFIED}} | defaultAdmissionRule.evaluationMode: must be one of ALWAYS_ALLOW, ALWAYS_DENY, REQUIRE_ATTESTATION, not `EVALUATION_MODE_UNSPECIFIED`
          {defaultAdmissionRule: {evaluationMode: always_allow}} | defaultAdmissionRule.evaluationMode: must be one of
          {defaultAdmissionRule: {enforcementMode: ENFORCEMENT_MODE_UNSPECIFIED}} | defaultAdmissionRule.enforcementMode: must be one of DRYRUN_AUDIT_LOG_ONLY, ENFORCED_BLOCK_AND_AUDIT_LOG, not
          {defaultAdmissionRule: {evaluationMode: REQUIRE_ATTESTATION, enforcementMode: DRYRUN_AUDIT_LOG_ONLY}} | defaultAdmissionRule: needs at least one attestor in `requireAttestationsBy`
          {defaultAdmissionRule: {evaluationMode: REQUIRE_ATTESTATION, enforcementMode: DRYRUN_AUDIT_LOG_ONLY, requireAttestationsBy: []}} | defaultAdmissionRule.requireAttestationsBy: needs at least one attestor
          {defaultAdmissionRule: {evaluationMode: ALWAYS_DENY, enforcementMode: DRYRUN_AUDIT_LOG_ONLY, requireAttestationsBy: [projects/p/attestors/a]}} | defaultAdmissionRule.requireAttestationsBy: must be empty unless
          {defaultAdmissionRule: {requireAttestationsBy: [projects/p/attestors/a, projects/p/attestors/a]}} | defaultAdmissionRule.requireAttestationsBy[1]: is there already
          {defaultAdmissionRule: {requireAttestationsBy: [attestors/a]}} | defaultAdmissionRule.requireAttestationsBy[0]: is not of the form
          {defaultAdmissionRule: {requireAttestationsBy: projects/p/attestors/a}} | defaultAdmissionRule.requireAttestationsBy: must be an array, not a string
          {defaultAdmissionRule: {requiredAttestors: []}} | defaultAdmissionRule.requiredAttestors: unknown field
          {defaultAdmissionRules: {}}                 | defaultAdmissionRules: unknown field; did you mean `defaultAdmissionRule`?
          {globalPolicyEvaluationMode: ENABLED}       | globalPolicyEvaluationMode: must be one of DISABLE, ENABLE, GLOBAL_POLICY_EVALUATION_MODE_UNSPECIFIED, not `ENABLED`; did you mean `ENABLE`?
          {admissionWhitelistPatterns: [gcr.io/p/*]}  | admissionWhitelistPatterns[0]: must be an object, not a string
          {admissionWhitelistPatterns: [{}]}          | admissionWhitelistPatterns[0].namePattern: is required
          {admissionWhitelistPatterns: [{namePattern: "*"}]} | admissionWhitelistPatterns[0].namePattern: has a wildcard in its registry
          {admissionWhitelistPatterns: [{namePattern: gcr.io/p/*, name_pattern: gcr.io/p/*}]} | admissionWhitelistPatterns[0].namePattern: is given twice
          {admissionWhitelistPatterns: [{namePattern: gcr.io/p/*, comment: x}]} | admissionWhitelistPatterns[0].comment: unknown field
          {clusterAdmissionRules: {a.b: {}}}          | clusterAdmissionRules["a.b"].evaluationMode: is required
          {clusterAdmissionRules: []}                 | clusterAdmissionRules: must be an object, not an array
          {clusterAdmissionRules: {a.b: {}}, kubernetesNamespaceAdmissionRules: {n: {}}} | kubernetesNamespaceAdmissionRules: is the second kind of specific rules
          {clusterAdmissionRules: {"a\\u202Eb": {}}}  | clusterAdmissionRules["a\\u{202e}b"]: has a name that must not have line breaks or other invisible characters
          {description: 5}                            | description: must be a string, not a number; put it in quotes
          """)
  void read_brokenRule_isToldAtItsPath(String policy, String problem) {
    assertThat(problems(policy, codec::read)).anyMatch(told -> told.startsWith(problem));
  }

  @Test
  void read_severalMistakes_areToldTogether() {
    assertThat(
            problems(
                """
                descripton: x
                admissionWhitelistPatterns: [{namePattern: "*"}, {namePattern: "gcr.io/p*x"}]
                defaultAdmissionRule: {evaluationMode: NEVER}
                """,
                codec::read))
        .hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201})
  void read_manyReferences_areBoundedOverAllRules(int references) {
    String half = attestors(100);
    String rest = attestors(references - 100);
    String policy =
        """
        clusterAdmissionRules:
          a.b: {evaluationMode: REQUIRE_ATTESTATION, enforcementMode: DRYRUN_AUDIT_LOG_ONLY, requireAttestationsBy: [%s]}
        defaultAdmissionRule: {evaluationMode: REQUIRE_ATTESTATION, enforcementMode: DRYRUN_AUDIT_LOG_ONLY, requireAttestationsBy: [%s]}
        """
            .formatted(half, rest);

    assertThat(problems(policy, codec::read))
        .isEqualTo(
            references == 200
                ? List.of()
                : List.of(": names attestors 201 times; a policy may do so 200 times"));
  }

  @Test
  void read_tooLongLists_areRefusedUnread() {
    String patterns = "[" + "{namePattern: '*'}, ".repeat(10_001) + "]";

    assertThat(problems("admissionWhitelistPatterns: " + patterns, codec::read))
        .contains("admissionWhitelistPatterns: has more than 10000 elements")
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 1_001})
  void read_manySpecificRules_areBounded(int count) {
    String rule = "{evaluationMode: ALWAYS_DENY, enforcementMode: DRYRUN_AUDIT_LOG_ONLY}";
    String rules =
        IntStream.range(0, count)
            .mapToObj(i -> "n" + i + ": " + rule)
            .collect(Collectors.joining(", "));

    assertThat(
            problems(
                "{defaultAdmissionRule: %s, kubernetesNamespaceAdmissionRules: {%s}}"
                    .formatted(rule, rules),
                codec::read))
        .isEqualTo(
            count == 1_000
                ? List.of()
                : List.of("kubernetesNamespaceAdmissionRules: has more than 1000 rules"));
  }

  private static String attestors(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "projects/p/attestors/a" + i)
        .collect(Collectors.joining(", "));
  }
}
