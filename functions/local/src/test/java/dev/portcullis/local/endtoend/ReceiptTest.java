package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonText;
import dev.portcullis.json.Limits;
import dev.portcullis.local.Resources;
import dev.portcullis.record.checkpoint.PemSigner;
import dev.portcullis.record.checkpoint.SigningKeys;
import dev.portcullis.runtime.LogSigning;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.requirement.Requires;
import dev.portcullis.testkit.signing.Openssl;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts over HTTP, read by what DSSE's text says of them, and checked by openssl. */
class ReceiptTest {

  private static final TestKey KEY = TestKeys.any();
  private static final String SIGNED = Manifests.image(1);
  private static final String SETTINGS = Api.PROJECT + "/settings";

  private TestServer server;
  private Api api;

  @BeforeEach
  void start() throws Exception {
    PemSigner key = PemSigner.parse(PemSigner.generate(new Random(7)));
    server =
        TestServer.over(
            SqliteDocumentStore.inMemory(),
            usual ->
                usual.signing(
                    new LogSigning("gate.example.com", Optional.of(SigningKeys.of(key)))));
    api = server.api();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @Requires("openssl")
  void receipt_ofAnAttestedImage_readsPassed_andOpensslVerifiesIt(@TempDir Path folder)
      throws Exception {
    api.requireAttestor("qa", KEY);
    String occurrence = api.attest("qa", SIGNED, KEY);
    Reply decision = Api.expectOk(api.validate(Manifests.service(SIGNED)));

    Reply envelope = receipt(decision);
    Reply statement = statement(envelope);

    assertThat(statement.text("_type")).isEqualTo("https://in-toto.io/Statement/v1");
    assertThat(statement.text("predicateType"))
        .isEqualTo("https://slsa.dev/verification_summary/v1");
    assertThat(SIGNED).endsWith("@sha256:" + statement.text("subject", 0, "digest", "sha256"));
    assertThat(statement.text("predicate", "verificationResult")).isEqualTo("PASSED");
    assertThat(statement.text("predicate", "verifiedLevels", 0)).isEqualTo("PORTCULLIS_ATTESTED");
    assertThat(statement.text("predicate", "resourceUri"))
        .isEqualTo("https://gate.example.com/" + decision.text("name"));
    assertThat(statement.text("predicate", "policy", "uri"))
        .isEqualTo("https://gate.example.com/projects/demo/policy");
    assertThat(statement.text("predicate", "inputAttestations", 0, "uri")).endsWith(occurrence);
    verify(envelope, folder);
  }

  @Test
  void receipt_ofADryRun_readsFailed_thoughItWasAllowed() throws Exception {
    api.requireAttestor("qa", KEY);
    Api.expectOk(
        api.put(
            Api.PROJECT + "/policy",
            Resources.requiring("qa")
                .replace("ENFORCED_BLOCK_AND_AUDIT_LOG", "DRYRUN_AUDIT_LOG_ONLY")));

    Reply statement = statement(receipt(Api.expectOk(api.validate(Manifests.service(SIGNED)))));

    assertThat(statement.text("predicate", "verificationResult")).isEqualTo("FAILED");
    assertThat(statement.text("predicate", "https://portcullis.dev/decision/v1", "basis"))
        .isEqualTo("DRY_RUN");
  }

  @Test
  void receipt_whereNobodyLooked_readsFailed() throws Exception {
    api.requireAttestor("qa", KEY);
    Api.expectOk(api.put(SETTINGS, "{\"unannotated\": \"SKIP\"}"));

    Reply statement = statement(receipt(Api.expectOk(api.validate(Manifests.unannotated(SIGNED)))));

    assertThat(statement.text("predicate", "verificationResult")).isEqualTo("FAILED");
    assertThat(statement.text("predicate", "https://portcullis.dev/decision/v1", "verdict"))
        .isEqualTo("ALLOW");
  }

  @Test
  void receipt_ofADenial_readsFailed() throws Exception {
    api.requireAttestor("qa", KEY);

    Reply denied = api.validate(Manifests.service(SIGNED)).decision();

    assertThat(statement(receipt(denied)).text("predicate", "verificationResult"))
        .isEqualTo("FAILED");
  }

  @Test
  void receipt_ofNoDecision_isNotThere() throws Exception {
    assertThat(api.get(Api.PROJECT + "/decisions/none:receipt").status()).isEqualTo(404);
  }

  @Test
  void receipt_withoutAKey_saysWhatToSet() throws Exception {
    try (TestServer keyless = TestServer.start()) {
      Api other = keyless.api();
      Reply decision = Api.expectOk(other.validate(Manifests.service(SIGNED)));

      Reply reply = other.get("/v1/" + decision.text("name") + ":receipt");

      assertThat(reply.text("error", "status")).isEqualTo("FAILED_PRECONDITION");
      assertThat(reply.text("error", "message")).contains("PORTCULLIS_LOG_KEY");
    }
  }

  private Reply receipt(Reply decision) throws IOException {
    return Api.expectOk(api.get("/v1/" + decision.text("name") + ":receipt"));
  }

  private static Reply statement(Reply envelope) throws Exception {
    assertThat(envelope.text("payloadType")).isEqualTo("application/vnd.in-toto+json");
    byte[] payload = Base64.getDecoder().decode(envelope.text("payload"));
    return new Reply(200, envelope.headers(), JsonText.parse(payload, Limits.REQUEST));
  }

  private void verify(Reply envelope, Path folder) throws Exception {
    byte[] payload = Base64.getDecoder().decode(envelope.text("payload"));
    String signed =
        "DSSEv1 28 application/vnd.in-toto+json "
            + payload.length
            + " "
            + new String(payload, StandardCharsets.UTF_8);
    Path message = Files.writeString(folder.resolve("message"), signed);
    Path signature =
        Files.write(
            folder.resolve("signature"),
            Base64.getDecoder().decode(envelope.text("signatures", 0, "sig")));
    Path key =
        Files.writeString(
            folder.resolve("key"),
            HttpClient.newHttpClient()
                .send(api.request(Api.PROJECT + "/log:publicKey").build(), BodyHandlers.ofString())
                .body());
    Openssl.in(folder)
        .run(
            "pkeyutl",
            "-verify",
            "-pubin",
            "-inkey",
            key.toString(),
            "-rawin",
            "-in",
            message.toString(),
            "-sigfile",
            signature.toString());
  }
}
