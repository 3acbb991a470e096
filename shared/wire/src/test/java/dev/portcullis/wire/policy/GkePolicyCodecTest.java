package dev.portcullis.wire.policy;

import static dev.portcullis.wire.attestor.TestKeys.OTHER_P256;
import static dev.portcullis.wire.attestor.TestKeys.P256;
import static dev.portcullis.wire.attestor.TestKeys.P256_ID;
import static dev.portcullis.wire.attestor.TestKeys.quoted;
import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.Cursor;
import dev.portcullis.verification.check.AlwaysDeny;
import dev.portcullis.verification.check.Check;
import dev.portcullis.verification.check.CheckSet;
import dev.portcullis.verification.check.ImageFreshness;
import dev.portcullis.verification.check.Scope;
import dev.portcullis.verification.check.SigstoreSignature;
import dev.portcullis.verification.check.SimpleSigningAttestation;
import dev.portcullis.verification.check.Slsa;
import dev.portcullis.verification.check.TrustedDirectory;
import dev.portcullis.verification.check.Vulnerability;
import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.GkePolicy;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.resource.Documents;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GkePolicyCodecTest {

  private static final PlatformPolicyName NAME =
      new PlatformPolicyName(new ProjectId("demo"), Platform.GKE, "strict");

  private static final String WHOLE =
      """
      name: projects/demo/platforms/gke/policies/strict
      description: what we run
      gkePolicy:
        imageAllowlist:
          allowPattern: ["gcr.io/demo/tools/*"]
        checkSets:
        - displayName: the deployer
          scope: {kubernetesServiceAccount: "prod:deployer"}
          imageAllowlist:
            allowPattern: ["gcr.io/demo/base@*", "gcr.io/demo/base:*"]
          checks:
          - displayName: signed
            imageAllowlist:
              allowPattern: ["gcr.io/demo/unsigned/**"]
            simpleSigningAttestationCheck:
              attestationAuthenticators:
              - displayName: the testers
                pkixPublicKeySet:
                  pkixPublicKeys:
                  - {publicKeyPem: %s, signatureAlgorithm: ECDSA_P256_SHA256, keyId: %s}
                  - {publicKeyPem: %s, signatureAlgorithm: ECDSA_P256_SHA256, keyId: second}
              containerAnalysisAttestationProjects: [projects/demo, "projects/example.com:old"]
          - trustedDirectoryCheck:
              trustedDirPatterns: ["*-docker.pkg.dev/demo/apps", "gcr.io/demo/**"]
        - scope: {kubernetesNamespace: prod}
          checks:
          - imageFreshnessCheck: {maxUploadAgeDays: 30}
          - vulnerabilityCheck:
              maximumFixableSeverity: BLOCK_ALL
              maximumUnfixableSeverity: CRITICAL
              allowedCves: [CVE-2024-1*]
              blockedCves: [CVE-2021-44228]
              containerAnalysisVulnerabilityProjects: [projects/scans]
          - sigstoreSignatureCheck:
              sigstoreAuthorities:
              - displayName: cosign
                publicKeySet: {publicKeys: [{publicKeyPem: %s}]}
          - slsaCheck:
              rules:
              - trustedBuilder: GOOGLE_CLOUD_BUILD
                attestationSource: {containerAnalysisAttestationProjects: [projects/builds]}
                configBasedBuildRequired: true
                trustedSourceRepoPatterns: ["github.com/demo/*"]
                customConstraints: "true"
              - trustedBuilder: GOOGLE_CLOUD_BUILD
        - displayName: everything else
          checks:
          - alwaysDeny: true
      updateTime: '2024-05-06T07:08:09Z'
      etag: abc
      """
          .formatted(quoted(P256), P256_ID, quoted(OTHER_P256), quoted(P256));

  private final PlatformPolicyCodec codec = new PlatformPolicyCodec(PublicKeys.trusted());

  @Test
  void read_wholePolicy_keepsEverything() {
    GkePolicy policy = Documents.read(WHOLE, this::read).value();

    assertThat(policy.imageAllowlist().patterns()).hasSize(1);
    assertThat(policy.checkSets())
        .extracting(CheckSet::scope)
        .containsExactly(
            new Scope.ServiceAccount(new Scope.Namespace("prod"), "deployer"),
            new Scope.Namespace("prod"),
            new Scope.Everywhere());
    assertThat(policy.checkSets().stream().flatMap(set -> set.checks().stream()))
        .extracting(Check::condition)
        .hasExactlyElementsOfTypes(
            SimpleSigningAttestation.class,
            TrustedDirectory.class,
            ImageFreshness.class,
            Vulnerability.class,
            SigstoreSignature.class,
            Slsa.class,
            AlwaysDeny.class);
  }

  @Test
  void write_whatWasRead_givesTheSameDocument() {
    GkePolicy policy = Documents.read(WHOLE, this::read).value();

    assertThat(codec.write(NAME, policy, Stamp.of(Instant.parse("2024-05-06T07:08:09Z"), "abc")))
        .isEqualTo(yaml(WHOLE));
  }

  @Test
  void read_namesOfTheProtoFile_areAccepted() {
    String proto =
        """
        gke_policy:
          check_sets:
          - checks:
            - trusted_directory_check: {trusted_dir_patterns: [gcr.io/p]}
              display_name: x
        """;

    assertThat(Documents.read(proto, this::read).value().checkSets()).hasSize(1);
  }

  @Test
  void read_emptyPolicy_isOne() {
    assertThat(Documents.read("gkePolicy: {}", this::read).value().checkSets()).isEmpty();
    assertThat(Documents.read("gkePolicy: {checkSets: [{}]}", this::read).value().checkSets())
        .hasSize(1);
  }

  @Test
  void read_keyWithoutId_getsTheIdThatGoogleComputes() {
    GkePolicy policy =
        Documents.read(
                one(
                    "simpleSigningAttestationCheck: {attestationAuthenticators:"
                        + " [{pkixPublicKeySet: {pkixPublicKeys: [{signatureAlgorithm:"
                        + " ECDSA_P256_SHA256, publicKeyPem: "
                        + quoted(P256)
                        + "}]}}]}"),
                this::read)
            .value();

    SimpleSigningAttestation check =
        (SimpleSigningAttestation) policy.checkSets().get(0).checks().get(0).condition();
    assertThat(check.authenticators().get(0).keys().get(0).id().value()).isEqualTo(P256_ID);
    assertThat(check.projects()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                              | gkePolicy: is required
          {cloudRunPolicy: {}, gkePolicy: {}} | cloudRunPolicy: does not fit platform `gke`, which needs `gkePolicy`
          {gkePolicy: {checkSet: []}}     | gkePolicy.checkSet: unknown field; did you mean `checkSets`?
          {gkePolicy: {imageAllowlist: {}}} | gkePolicy.imageAllowlist.allowPattern: is required
          {gkePolicy: {imageAllowlist: {allowPattern: []}}} | gkePolicy.imageAllowlist.allowPattern: needs at least one element
          {gkePolicy: {imageAllowlist: {allowPattern: ["a*b"]}}} | gkePolicy.imageAllowlist.allowPattern[0]: has a `*` before its end
          {gkePolicy: {imageAllowlist: {allowPatterns: [a]}}} | gkePolicy.imageAllowlist.allowPatterns: unknown field
          {gkePolicy: {checkSets: [{scope: {kubernetesNamespace: a}}]}} | gkePolicy.checkSets[0]: must have no `scope`
          {gkePolicy: {checkSets: [{}, {scope: {kubernetesNamespace: a}}, {}]}} | gkePolicy.checkSets[1]: is never used, as `gkePolicy.checkSets[0]` applies
          {gkePolicy: {checkSets: [{}, {}]}} | gkePolicy.checkSets[1]: is never used
          {gkePolicy: {checkSets: [{scope: {kubernetesNamespace: a}}, {scope: {kubernetesServiceAccount: "a:b"}}, {}]}} | gkePolicy.checkSets[1]: is never used
          {gkePolicy: {checkSets: [{scope: {kubernetesNamespace: a, kubernetesServiceAccount: "a:b"}}, {}]}} | gkePolicy.checkSets[0].scope: has a namespace and a service account
          {gkePolicy: {checkSets: [{scope: {kubernetesNamespace: "A"}}, {}]}} | gkePolicy.checkSets[0].scope.kubernetesNamespace: is not a namespace
          {gkePolicy: {checkSets: [{scope: {namespace: a}}, {}]}} | gkePolicy.checkSets[0].scope.namespace: unknown field
          """)
  void read_brokenPolicy_isToldAtItsPath(String policy, String problem) {
    assertThat(problems(policy, this::read)).anyMatch(told -> told.startsWith(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          displayName: x                  | : says nothing to check: give it one of alwaysDeny
          unknownCheck: {}                | .unknownCheck: unknown field
          alwaysDeny: false               | .alwaysDeny: must be true
          alwaysDeny: "true"              | .alwaysDeny: must be true or false
          alwaysDeny: true, slsaCheck: {rules: [{trustedBuilder: GOOGLE_CLOUD_BUILD}]} | .slsaCheck: is one check too many
          imageFreshnessCheck: {}         | .imageFreshnessCheck.maxUploadAgeDays: is required
          imageFreshnessCheck: {maxUploadAgeDays: 0} | .imageFreshnessCheck.maxUploadAgeDays: must be from 1
          imageFreshnessCheck: {maxUploadAgeDays: 2147483648} | .imageFreshnessCheck.maxUploadAgeDays: must be from 1
          trustedDirectoryCheck: {}       | .trustedDirectoryCheck.trustedDirPatterns: is required
          trustedDirectoryCheck: {trustedDirPatterns: []} | .trustedDirectoryCheck.trustedDirPatterns: needs at least one element
          trustedDirectoryCheck: {trustedDirPatterns: ["*pkg.dev/p/r"]} | .trustedDirectoryCheck.trustedDirPatterns[0]: trusts too much
          vulnerabilityCheck: {maximumFixableSeverity: LOW} | .vulnerabilityCheck.maximumUnfixableSeverity: is required
          vulnerabilityCheck: {maximumFixableSeverity: MAXIMUM_ALLOWED_SEVERITY_UNSPECIFIED} | .vulnerabilityCheck.maximumFixableSeverity: must be one of
          vulnerabilityCheck: {containerAnalysisVulnerabilityProjects: [p]} | .vulnerabilityCheck.containerAnalysisVulnerabilityProjects[0]: is not of the form
          simpleSigningAttestationCheck: {} | .simpleSigningAttestationCheck.attestationAuthenticators: is required
          simpleSigningAttestationCheck: {attestationAuthenticators: []} | .simpleSigningAttestationCheck.attestationAuthenticators: needs at least one element
          simpleSigningAttestationCheck: {attestationAuthenticators: [{}]} | .simpleSigningAttestationCheck.attestationAuthenticators[0].pkixPublicKeySet: is required
          simpleSigningAttestationCheck: {attestationAuthenticators: [{pkixPublicKeySet: {pkixPublicKeys: []}}]} | .simpleSigningAttestationCheck.attestationAuthenticators[0].pkixPublicKeySet.pkixPublicKeys: needs at least one element
          simpleSigningAttestationCheck: {containerAnalysisAttestationProjects: [projects/123]} | .simpleSigningAttestationCheck.containerAnalysisAttestationProjects[0]: names a project by its number
          sigstoreSignatureCheck: {sigstoreAuthorities: [{publicKeySet: {publicKeys: [{}]}}]} | .sigstoreSignatureCheck.sigstoreAuthorities[0].publicKeySet.publicKeys[0].publicKeyPem: is required
          slsaCheck: {}                   | .slsaCheck.rules: is required
          slsaCheck: {rules: [{trustedBuilder: BUILDER_UNSPECIFIED}]} | .slsaCheck.rules[0].trustedBuilder: must be one of
          slsaCheck: {rules: [{builder: x}]} | .slsaCheck.rules[0].builder: unknown field
          """)
  void read_brokenCheck_isToldAtItsPath(String check, String problem) {
    assertThat(problems(one(check), this::read))
        .anyMatch(told -> told.startsWith("gkePolicy.checkSets[0].checks[0]" + problem));
  }

  @Test
  void read_moreThanFits_isTold() {
    String projects =
        IntStream.range(0, 11).mapToObj(i -> "projects/p" + i).collect(Collectors.joining(", "));

    assertThat(
            problems(
                one(
                    "simpleSigningAttestationCheck: {containerAnalysisAttestationProjects: ["
                        + projects
                        + "]}"),
                this::read))
        .anyMatch(told -> told.endsWith("has more than 10 elements"));
    assertThat(problems("gkePolicy: {checkSets: [" + "{}, ".repeat(100) + "{}]}", this::read))
        .anyMatch(told -> told.equals("gkePolicy.checkSets: has more than 100 elements"));
  }

  private static String one(String check) {
    return "{gkePolicy: {checkSets: [{checks: [{" + check + "}]}]}}";
  }

  private Optional<Received<GkePolicy>> read(Cursor cursor) {
    return codec
        .read(cursor, Platform.GKE)
        .map(r -> new Received<>((GkePolicy) r.value(), r.etag()));
  }
}
