package dev.portcullis.registers.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.Limits;
import dev.portcullis.json.Problems;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.wire.policy.PolicyCodec;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyWeakeningRuleTest {

  private static final String MODE = "defaultAdmissionRule.evaluationMode";
  private static final String BY = "defaultAdmissionRule.requireAttestationsBy";
  private static final String ENFORCEMENT = "defaultAdmissionRule.enforcementMode";
  private static final String LIST = "admissionWhitelistPatterns";

  private final PolicyWeakeningRule rule = new PolicyWeakeningRule();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deny      | deny      | -",
        "deny      | allow     | " + MODE,
        "deny      | a         | " + MODE,
        "a         | deny      | -",
        "a         | allow     | " + MODE,
        "a         | a b       | -",
        "a b       | b a       | -",
        "a b       | a         | " + BY,
        "a b       | a c       | " + BY,
        "a b       | c         | " + BY + " " + BY,
        "allow     | deny      | -",
        "allow     | a         | -",
        "allow     | a dry     | -",
        "deny      | deny dry  | " + ENFORCEMENT,
        "deny dry  | deny      | -",
        "a dry     | a         | -",
        "a dry     | allow     | " + MODE,
        "a         | b dry     | " + BY + " " + ENFORCEMENT,
        "deny      | allow dry | " + MODE + " " + ENFORCEMENT,
      })
  void rule_changed_isWeakerWhenMorePasses(String before, String after, String fields)
      throws Exception {
    assertThat(fields(policy(before, "", ""), policy(after, "", ""))).isEqualTo(fields);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "            |                     | -",
        "gcr.io/p/a  |                     | -",
        "            | gcr.io/p/a          | " + LIST,
        "gcr.io/p/*  | gcr.io/p/a          | -",
        "gcr.io/p/*  | gcr.io/p/a*         | -",
        "gcr.io/p/*  | gcr.io/p/a:v1       | -",
        "gcr.io/p/*  | gcr.io/p/a/b        | " + LIST,
        "gcr.io/p/*  | gcr.io/p/a/*        | " + LIST,
        "gcr.io/p/*  | gcr.io/p/**         | " + LIST,
        "gcr.io/p/*  | gcr.io/*            | " + LIST,
        "gcr.io/p/** | gcr.io/p/a/b        | -",
        "gcr.io/p/** | gcr.io/p/a/**       | -",
        "gcr.io/p/** | gcr.io/p/*          | -",
        "gcr.io/p/** | gcr.io/q/**         | " + LIST,
        "gcr.io/p/** | gcr.io/**           | " + LIST,
        "gcr.io/p/a  | gcr.io/p/a*         | " + LIST,
        "gcr.io/p/a* | gcr.io/p/a          | -",
        "docker.io/library/* | nginx       | -",
        "gcr.io/a/* gcr.io/b/* | gcr.io/b/x gcr.io/a/y | -",
        "gcr.io/a/* | gcr.io/b/x gcr.io/a/y gcr.io/c/z | " + LIST + " " + LIST,
      })
  void allowlist_changed_isWeakerWhenAPatternIsWithinNone(
      String before, String after, String fields) throws Exception {
    assertThat(fields(policy("a", text(before), ""), policy("a", text(after), "")))
        .isEqualTo(fields);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DISABLE | ENABLE  | globalPolicyEvaluationMode",
        "        | ENABLE  | globalPolicyEvaluationMode",
        "ENABLE  | DISABLE | -",
        "ENABLE  |         | -",
        "DISABLE |         | -",
      })
  void systemPolicy_askedFirst_isWeaker(String before, String after, String fields)
      throws Exception {
    assertThat(fields(policy("a", "", text(before)), policy("a", "", text(after))))
        .isEqualTo(fields);
  }

  @ParameterizedTest
  @CsvSource({"allow", "allow dry", "deny dry", "a dry"})
  void exemptions_whereNothingIsRefused_exemptFromNothing(String before) throws Exception {
    assertThat(fields(policy(before, "", "DISABLE"), policy("deny", "gcr.io/p/**", "ENABLE")))
        .isEqualTo("-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // A cluster without a rule of its own is held to the default rule.
        "a    |           | a    | z.c=deny  | -",
        "a    |           | a    | z.c=a b   | -",
        "a    |           | a    | z.c=allow | [`z.c`].evaluationMode",
        "a    | z.c=deny  | a    |           | [`z.c`].evaluationMode",
        "a    | z.c=allow | a    |           | -",
        "a    | z.c=a     | deny |           | -",
        "a    | z.c=b     | a    | z.c=b     | -",
        "a    | z.c=b     | a    | z.c=c     | [`z.c`].requireAttestationsBy",
        "a    | z.c=b     | a    | z.c=b dry | [`z.c`].enforcementMode",
        "a    | z.c=deny  | a    | z.d=deny  | [`z.c`].evaluationMode",
      })
  void specificRule_changed_isComparedWithWhatHeldBefore(
      String oldRule, String oldSpecific, String newRule, String newSpecific, String wanted)
      throws Exception {
    String fields =
        fields(
            policy(oldRule, "", "", "clusterAdmissionRules", text(oldSpecific)),
            policy(newRule, "", "", "clusterAdmissionRules", text(newSpecific)));

    assertThat(fields.replace("clusterAdmissionRules", "")).isEqualTo(wanted);
  }

  @Test
  void specificRules_ofAnotherScope_cannotBeCompared() throws Exception {
    assertThat(
            fields(
                policy("a", "", "", "clusterAdmissionRules", "z.c=deny"),
                policy("a", "", "", "kubernetesNamespaceAdmissionRules", "ns=deny")))
        .isEqualTo("kubernetesNamespaceAdmissionRules");
  }

  @Test
  void exemption_whereOnlyASpecificRuleRefuses_isWeaker() throws Exception {
    assertThat(
            fields(
                policy("allow", "", "", "clusterAdmissionRules", "z.c=deny"),
                policy("allow", "gcr.io/p/a", "", "clusterAdmissionRules", "z.c=deny")))
        .isEqualTo(LIST);
  }

  @Test
  void firstVersionAndDeletion_weakenNothing() throws Exception {
    Optional<Policy> allow = Optional.of(policy("allow", "gcr.io/**", "ENABLE"));

    assertThat(rule.weakenings(Optional.empty(), allow)).isEmpty();
    assertThat(rule.weakenings(allow, Optional.empty())).isEmpty();
  }

  @Test
  void weakening_namesWhatIsWeaker() throws Exception {
    assertThat(
            rule.weakenings(
                Optional.of(policy("a b", "", "")), Optional.of(policy("a", "gcr.io/p/*", ""))))
        .containsExactly(
            new Weakening(BY, "no longer asks for what `projects/p/attestors/b` had to attest"),
            new Weakening(LIST, "`gcr.io/p/*` is within no pattern that was there"));
  }

  private String fields(Policy before, Policy after) {
    String fields =
        rule.weakenings(Optional.of(before), Optional.of(after)).stream()
            .map(Weakening::field)
            .collect(Collectors.joining(" "));
    return fields.isEmpty() ? "-" : fields;
  }

  private static String text(String cell) {
    return Optional.ofNullable(cell).orElse("");
  }

  private static Policy policy(String rule, String patterns, String global) throws Exception {
    return policy(rule, patterns, global, "", "");
  }

  private static Policy policy(
      String rule, String patterns, String global, String scope, String specific)
      throws InvalidInputException {
    StringBuilder text = new StringBuilder("{\"defaultAdmissionRule\":" + rule(rule));
    text.append(",\"admissionWhitelistPatterns\":[");
    String separator = "";
    for (String pattern : patterns.isEmpty() ? new String[0] : patterns.split(" ", -1)) {
      text.append(separator).append("{\"namePattern\":\"").append(pattern).append("\"}");
      separator = ",";
    }
    text.append(']');
    if (!global.isEmpty()) {
      text.append(",\"globalPolicyEvaluationMode\":\"").append(global).append('"');
    }
    if (!specific.isEmpty()) {
      String[] parts = specific.split("=", 2);
      text.append(",\"%s\":{\"%s\":%s}".formatted(scope, parts[0], rule(parts[1])));
    }
    Problems problems = new Problems();
    Cursor root =
        Cursor.root(JsonText.parse(text.append('}').toString(), Limits.REQUEST), problems);
    Optional<Policy> policy = new PolicyCodec().read(root).map(received -> received.value());
    problems.throwIfAny();
    return policy.orElseThrow();
  }

  /** {@code allow}, {@code deny} or attestors, and {@code dry} for a dry run. */
  private static String rule(String text) {
    boolean dry = text.endsWith(" dry");
    String mode = dry ? text.substring(0, text.length() - 4) : text;
    String enforcement =
        ",\"enforcementMode\":\""
            + (dry ? "DRYRUN_AUDIT_LOG_ONLY" : "ENFORCED_BLOCK_AND_AUDIT_LOG")
            + "\"}";
    return switch (mode) {
      case "allow" -> "{\"evaluationMode\":\"ALWAYS_ALLOW\"" + enforcement;
      case "deny" -> "{\"evaluationMode\":\"ALWAYS_DENY\"" + enforcement;
      default ->
          "{\"evaluationMode\":\"REQUIRE_ATTESTATION\",\"requireAttestationsBy\":[\"projects/p/attestors/"
              + mode.replace(" ", "\",\"projects/p/attestors/")
              + "\"]"
              + enforcement;
    };
  }
}
