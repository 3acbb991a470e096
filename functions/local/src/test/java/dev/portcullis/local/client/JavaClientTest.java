package dev.portcullis.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.protobuf.ByteString;
import com.google.protos.google.cloud.binaryauthorization.v1.BinauthzManagementServiceV1Client;
import com.google.protos.google.cloud.binaryauthorization.v1.BinauthzManagementServiceV1Settings;
import com.google.protos.google.cloud.binaryauthorization.v1.Resources.AdmissionRule;
import com.google.protos.google.cloud.binaryauthorization.v1.Resources.AdmissionRule.EnforcementMode;
import com.google.protos.google.cloud.binaryauthorization.v1.Resources.AdmissionRule.EvaluationMode;
import com.google.protos.google.cloud.binaryauthorization.v1.Resources.AdmissionWhitelistPattern;
import com.google.protos.google.cloud.binaryauthorization.v1.Resources.Attestor;
import com.google.protos.google.cloud.binaryauthorization.v1.Resources.AttestorPublicKey;
import com.google.protos.google.cloud.binaryauthorization.v1.Resources.PkixPublicKey;
import com.google.protos.google.cloud.binaryauthorization.v1.Resources.PkixPublicKey.SignatureAlgorithm;
import com.google.protos.google.cloud.binaryauthorization.v1.Resources.Policy;
import com.google.protos.google.cloud.binaryauthorization.v1.Resources.UserOwnedGrafeasNote;
import com.google.protos.google.cloud.binaryauthorization.v1.Service.ListAttestorsRequest;
import com.google.protos.google.cloud.binaryauthorization.v1.Service.ValidateAttestationOccurrenceRequest;
import com.google.protos.google.cloud.binaryauthorization.v1.Service.ValidateAttestationOccurrenceResponse.Result;
import com.google.protos.google.cloud.binaryauthorization.v1.SystemPolicyV1Client;
import com.google.protos.google.cloud.binaryauthorization.v1.SystemPolicyV1Settings;
import com.google.protos.google.cloud.binaryauthorization.v1.ValidationHelperV1Client;
import com.google.protos.google.cloud.binaryauthorization.v1.ValidationHelperV1Settings;
import dev.portcullis.local.Resources;
import dev.portcullis.local.endtoend.Api;
import dev.portcullis.local.endtoend.TestServer;
import dev.portcullis.testkit.gate.Statements;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.wire.grafeas.AttestationContent;
import io.grafeas.v1.AttestationOccurrence;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Google's own client for Java, over its REST transport: nothing of ours but the server. Its
 * messages have no {@code etag}, so it writes over what it has not seen.
 */
class JavaClientTest {

  private static final String PROJECT = "projects/demo";
  private static final String ATTESTOR = PROJECT + "/attestors/qa";
  private static final String NOTE = PROJECT + "/notes/qa";
  private static final TestKey KEY = TestKeys.any();

  private TestServer server;
  private BinauthzManagementServiceV1Client client;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.start();
    Api.expectOk(server.api().post("/v1/projects/demo/notes?noteId=qa", Resources.note("qa")));
    client =
        BinauthzManagementServiceV1Client.create(
            BinauthzManagementServiceV1Settings.newHttpJsonBuilder()
                .setEndpoint(server.server().uri().toString())
                .setCredentialsProvider(NoCredentialsProvider.create())
                .build());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void policyNeverWritten_read_isTheDefault() {
    Policy policy = client.getPolicy(PROJECT + "/policy");

    assertThat(policy.getDefaultAdmissionRule().getEvaluationMode())
        .isEqualTo(EvaluationMode.ALWAYS_ALLOW);
    assertThat(policy.getGlobalPolicyEvaluationMode())
        .isEqualTo(Policy.GlobalPolicyEvaluationMode.ENABLE);
  }

  @Test
  void policy_written_isReadBack() {
    client.createAttestor(PROJECT, "qa", attestor(KEY));
    Policy written =
        client.updatePolicy(
            policy(EvaluationMode.REQUIRE_ATTESTATION).toBuilder()
                .addAdmissionWhitelistPatterns(
                    AdmissionWhitelistPattern.newBuilder().setNamePattern("gcr.io/demo/tools/*"))
                .setDefaultAdmissionRule(
                    rule(EvaluationMode.REQUIRE_ATTESTATION).addRequireAttestationsBy(ATTESTOR))
                .build());

    assertThat(client.getPolicy(PROJECT + "/policy")).isEqualTo(written);
    assertThat(written.getAdmissionWhitelistPatterns(0).getNamePattern())
        .isEqualTo("gcr.io/demo/tools/*");
    assertThat(written.hasUpdateTime()).isTrue();
  }

  @Test
  void policyWithoutARule_written_isRefused() {
    assertThatThrownBy(
            () -> client.updatePolicy(Policy.newBuilder().setName(PROJECT + "/policy").build()))
        .isInstanceOf(InvalidArgumentException.class)
        .hasStackTraceContaining("defaultAdmissionRule");
  }

  @Test
  void attestor_fromCreationToDeletion_isWhatWasSaid() {
    Attestor created = client.createAttestor(PROJECT, "qa", attestor(KEY));
    assertThat(created.getUserOwnedGrafeasNote().getPublicKeys(0).getId())
        .isEqualTo(KEY.id().value());
    assertThat(client.getAttestor(ATTESTOR)).isEqualTo(created);
    Attestor updated =
        client.updateAttestor(created.toBuilder().setDescription("by two people").build());
    assertThat(client.getAttestor(ATTESTOR)).isEqualTo(updated);
    assertThat(updated.getDescription()).isEqualTo("by two people");
    client.deleteAttestor(ATTESTOR);
    assertThatThrownBy(() -> client.getAttestor(ATTESTOR)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void attestors_onPagesOfOne_areAllListed() {
    for (String id : new String[] {"one", "two", "three"}) {
      client.createAttestor(PROJECT, id, attestor(KEY));
    }

    assertThat(
            client
                .listAttestors(
                    ListAttestorsRequest.newBuilder().setParent(PROJECT).setPageSize(1).build())
                .iterateAll())
        .extracting(Attestor::getName)
        .containsExactlyInAnyOrder(
            PROJECT + "/attestors/one", PROJECT + "/attestors/two", PROJECT + "/attestors/three");
  }

  @Test
  void attestation_validated_isVerifiedByTheKeyThatMadeIt() throws IOException {
    client.createAttestor(PROJECT, "qa", attestor(KEY));
    String image = "gcr.io/demo/app@sha256:" + "a".repeat(64);

    assertThat(validate(image, image)).isEqualTo(Result.VERIFIED);
    assertThat(validate(image, "gcr.io/demo/app@sha256:" + "b".repeat(64)))
        .isEqualTo(Result.ATTESTATION_NOT_VERIFIABLE);
  }

  @Test
  void systemPolicy_read_isAnAllowlist() throws IOException {
    try (SystemPolicyV1Client system =
        SystemPolicyV1Client.create(
            SystemPolicyV1Settings.newHttpJsonBuilder()
                .setEndpoint(server.server().uri().toString())
                .setCredentialsProvider(NoCredentialsProvider.create())
                .build())) {
      assertThat(
              system.getSystemPolicy("locations/global/policy").getAdmissionWhitelistPatternsList())
          .isNotEmpty();
    }
  }

  private Result validate(String signed, String claimed) throws IOException {
    try (ValidationHelperV1Client helper =
        ValidationHelperV1Client.create(
            ValidationHelperV1Settings.newHttpJsonBuilder()
                .setEndpoint(server.server().uri().toString())
                .setCredentialsProvider(NoCredentialsProvider.create())
                .build())) {
      return helper
          .validateAttestationOccurrence(
              ValidateAttestationOccurrenceRequest.newBuilder()
                  .setAttestor(ATTESTOR)
                  .setAttestation(attestation(Statements.of(signed, KEY)))
                  .setOccurrenceNote(NOTE)
                  .setOccurrenceResourceUri(claimed)
                  .build())
          .getResult();
    }
  }

  private static AttestationOccurrence attestation(AttestationContent content) {
    AttestationOccurrence.Builder attestation =
        AttestationOccurrence.newBuilder()
            .setSerializedPayload(ByteString.copyFrom(content.serializedPayload().toByteArray()));
    for (Signature signature : content.signatures()) {
      attestation
          .addSignaturesBuilder()
          .setPublicKeyId(signature.keyId().value())
          .setSignature(ByteString.copyFrom(signature.bytes().toByteArray()));
    }
    return attestation.build();
  }

  private static Policy policy(EvaluationMode mode) {
    return Policy.newBuilder()
        .setName(PROJECT + "/policy")
        .setDefaultAdmissionRule(rule(mode))
        .build();
  }

  private static AdmissionRule.Builder rule(EvaluationMode mode) {
    return AdmissionRule.newBuilder()
        .setEvaluationMode(mode)
        .setEnforcementMode(EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG);
  }

  private static Attestor attestor(TestKey key) {
    return Attestor.newBuilder()
        .setUserOwnedGrafeasNote(
            UserOwnedGrafeasNote.newBuilder()
                .setNoteReference(NOTE)
                .addPublicKeys(
                    AttestorPublicKey.newBuilder()
                        .setPkixPublicKey(
                            PkixPublicKey.newBuilder()
                                .setPublicKeyPem(key.pem().text())
                                .setSignatureAlgorithm(SignatureAlgorithm.ECDSA_P256_SHA256))))
        .build();
  }
}
