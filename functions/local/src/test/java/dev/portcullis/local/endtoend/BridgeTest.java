package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.record.outbox.AttestationRequest;
import dev.portcullis.record.outbox.Bridge;
import dev.portcullis.record.outbox.Outbox;
import dev.portcullis.record.outbox.Receipt;
import dev.portcullis.record.outbox.Recipients;
import dev.portcullis.runtime.bridge.ContainerAnalysisBridge;
import dev.portcullis.runtime.bridge.PemPayloadSigner;
import dev.portcullis.runtime.google.AccessToken;
import dev.portcullis.runtime.google.JsonApi;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.web.outbound.BoundedClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the gate allows is attested elsewhere: a second server stands for Google's Container
 * Analysis and for the Binary Authorization that reads it.
 */
class BridgeTest {

  private static final TestKey QA = TestKeys.any();
  private static final TestKey BRIDGE = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, 1);

  private CountingStore store;
  private TestServer google;
  private TestServer ours;
  private boolean down;

  @BeforeEach
  void start() throws Exception {
    google = TestServer.start();
    google.api().requireAttestor("bridge", BRIDGE);
    store = new CountingStore(SqliteDocumentStore.inMemory());
    Bridge bridge =
        new ContainerAnalysisBridge(
            new JsonApi(new BoundedClient(), AccessToken.none()),
            google.server().uri(),
            new NoteName(new ProjectId("demo"), "bridge"),
            PemPayloadSigner.parse(pem(BRIDGE)));
    Bridge shaky =
        new Bridge() {
          @Override
          public Receipt attest(AttestationRequest request, Duration patience) {
            return down ? new Receipt.Failed("down") : bridge.attest(request, patience);
          }

          @Override
          public boolean isFor(ProjectId project) {
            return bridge.isFor(project);
          }
        };
    ours =
        TestServer.over(
            store, usual -> usual.telling(new Recipients(Optional.empty(), Optional.of(shaky))));
    ours.api().requireAttestor("qa", QA);
  }

  @AfterEach
  void stop() {
    ours.close();
    google.close();
  }

  @Test
  void allowedByTheRule_isAttested_soThatGoogleAllowsIt() throws Exception {
    var unused = ours.api().attest("qa", Manifests.image(1), QA);
    assertThat(google.api().validate(manifest(1)).status()).isEqualTo(403);

    Api.expectOk(ours.api().validate(manifest(1)));

    assertThat(Api.expectOk(google.api().validate(manifest(1))).text("basis")).isEqualTo("RULE");
    assertThat(google.api().validate(manifest(2)).status()).as("another digest").isEqualTo(403);
    assertThat(waiting()).isZero();
  }

  @Test
  void eachDigest_isAttestedOnce() throws Exception {
    var first = ours.api().attest("qa", Manifests.image(1), QA);
    var second = ours.api().attest("qa", Manifests.image(2), QA);
    down = true;

    String service = Manifests.service(Manifests.image(1), Manifests.image(2), Manifests.image(1));
    Api.expectOk(ours.api().validate(service));

    assertThat(first).isNotEqualTo(second);
    assertThat(waiting()).isEqualTo(2);
  }

  @Test
  void containerAnalysisDown_isMadeUpForByTheScheduler() throws Exception {
    var unused = ours.api().attest("qa", Manifests.image(1), QA);
    down = true;
    Api.expectOk(ours.api().validate(manifest(1)));
    assertThat(google.api().validate(manifest(1)).status()).isEqualTo(403);
    Reply still = Api.expectOk(ours.api().post("/v1/audit:tick", "{}"));
    assertThat(still.json()).contains("\"left\":1");

    down = false;
    Reply tick = Api.expectOk(ours.api().post("/v1/audit:tick", "{}"));

    assertThat(tick.json()).contains("\"delivered\":1", "\"left\":0");
    Api.expectOk(google.api().validate(manifest(1)));
  }

  @Test
  void allowedTwice_isAttestedTwice_andHarmless() throws Exception {
    var unused = ours.api().attest("qa", Manifests.image(1), QA);
    Api.expectOk(ours.api().validate(manifest(1)));
    Api.expectOk(ours.api().validate(manifest(1)));

    Api.expectOk(google.api().validate(manifest(1)));
    assertThat(waiting()).isZero();
  }

  @Test
  void whatTheRuleDidNotAllow_isNotAttested() throws Exception {
    down = true;
    assertThat(ours.api().validate(manifest(1)).status()).as("denied").isEqualTo(403);
    String dryRun =
        Resources.requiring("qa").replace("ENFORCED_BLOCK_AND_AUDIT_LOG", "DRYRUN_AUDIT_LOG_ONLY");
    Api.expectOk(ours.api().put(Api.PROJECT + "/policy", dryRun));
    assertThat(Api.expectOk(ours.api().validate(manifest(1))).text("basis")).isEqualTo("DRY_RUN");
    Api.expectOk(ours.api().validate(Manifests.validateOnly(manifest(1))));

    assertThat(waiting()).isZero();
  }

  /** Its owners decide what their policy allows, and Google would take it for any project. */
  @Test
  void allowedByAnotherProject_isNotAttested() throws Exception {
    down = true;
    Api.expectOk(ours.api().put("/v1/projects/other/settings", "{}"));
    Api.expectOk(
        ours.api()
            .put(
                "/v1/projects/other/policy",
                "{\"name\":\"projects/other/policy\",\"defaultAdmissionRule\":"
                    + "{\"evaluationMode\":\"ALWAYS_ALLOW\","
                    + "\"enforcementMode\":\"ENFORCED_BLOCK_AND_AUDIT_LOG\"}}"));

    Reply allowed =
        Api.expectOk(
            ours.api().post("/v1/projects/other/deployments:validate", Api.YAML, manifest(1)));

    assertThat(allowed.text("basis")).isEqualTo("RULE");
    assertThat(waiting()).isZero();
  }

  /** The request is kept in the decision's own commit: no other is made for it. */
  @Test
  void request_isInTheCommitOfTheDecision() throws Exception {
    var unused = ours.api().attest("qa", Manifests.image(1), QA);
    down = true;
    Api.expectOk(ours.api().validate(manifest(1)));
    store.reset();

    Api.expectOk(ours.api().validate(manifest(1)));

    assertThat(store.commits()).isEqualTo(1);
    assertThat(store.reads()).isEqualTo(1);
  }

  private int waiting() {
    return new Outbox(store).count(100);
  }

  private static String manifest(int image) {
    return Manifests.service(Manifests.image(image));
  }

  private static String pem(TestKey key) {
    byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, newline).encodeToString(key.pair().getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n"
        + key.pem().text();
  }
}
