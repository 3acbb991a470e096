package dev.portcullis.testkit.gate;

import dev.portcullis.testkit.signing.TestKey;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Policies as their authors write them. */
public final class PolicyTexts {

  private PolicyTexts() {}

  /** A policy whose rule has a mode and nothing else, such as {@code ALWAYS_DENY}. */
  public static String rule(String mode) {
    return """
    defaultAdmissionRule:
      evaluationMode: %s
      enforcementMode: ENFORCED_BLOCK_AND_AUDIT_LOG
    """
        .formatted(mode);
  }

  /** A policy that asks for attestors by their full names. */
  public static String requiring(String... attestors) {
    return rule("REQUIRE_ATTESTATION")
        + "  requireAttestationsBy:\n"
        + Arrays.stream(attestors).map(a -> "  - " + a + "\n").collect(Collectors.joining());
  }

  /** A platform policy whose rule has a mode and nothing else. */
  public static String platformRule(String mode) {
    return """
    cloudRunPolicy:
      rule:
        evaluationMode: %s
        enforcementMode: ENFORCED_BLOCK_AND_AUDIT_LOG
    """
        .formatted(mode);
  }

  /** A platform policy that asks for one attestor, which it defines itself. */
  public static String platformRequiring(String id, String note, TestKey key) {
    return platformRule("REQUIRE_ATTESTATION")
        + """
            requiredAttestors:
            - id: %s
              attestationNote: %s
              publicKeys:
              - id: "%s"
                pkixPublicKey:
                  signatureAlgorithm: %s
                  publicKeyPem: |
        %s
        """
            .formatted(id, note, key.id(), key.algorithm(), key.pem().text().indent(12))
            .stripTrailing()
        + "\n";
  }

  /** An organization policy that allows these policies and no others. */
  public static String allowedPolicies(String... values) {
    return "spec:\n  rules:\n  - values:\n      allowedValues:\n"
        + Arrays.stream(values).map(v -> "      - " + v + "\n").collect(Collectors.joining());
  }

  /** An organization policy whose rule is one word: {@code allowAll} or {@code denyAll}. */
  public static String orgRule(String word) {
    return "spec:\n  rules:\n  - " + word + ": true\n";
  }

  /** The same policy, whose rule only records. */
  public static String dryRun(String policy) {
    return policy.replace("ENFORCED_BLOCK_AND_AUDIT_LOG", "DRYRUN_AUDIT_LOG_ONLY");
  }

  /** The same policy of a project, with these patterns on its allowlist. */
  public static String allowing(String policy, String... patterns) {
    return policy
        + "admissionWhitelistPatterns:\n"
        + Arrays.stream(patterns)
            .map(p -> "- namePattern: \"" + p + "\"\n")
            .collect(Collectors.joining());
  }

  /** The same policy of a project, under which the platform's own images are exempt. */
  public static String exemptingSystem(String policy) {
    return policy + "globalPolicyEvaluationMode: ENABLE\n";
  }

  /** A platform policy for Kubernetes with one check set, each of whose checks is a line. */
  public static String checks(String... checks) {
    return "gkePolicy:\n  checkSets:\n  - displayName: everything\n    checks:\n"
        + Arrays.stream(checks).map(c -> "    - {" + c + "}\n").collect(Collectors.joining());
  }

  /** A check that asks for an attestation by one key, in the project of the policy. */
  public static String signedBy(TestKey key) {
    return "simpleSigningAttestationCheck: {attestationAuthenticators: [{displayName: qa,"
        + " pkixPublicKeySet: {pkixPublicKeys: [{keyId: \"%s\", signatureAlgorithm: %s,"
            .formatted(key.id(), key.algorithm())
        + " publicKeyPem: \"%s\"}]}}]}".formatted(key.pem().text().replace("\n", "\\n"));
  }
}
