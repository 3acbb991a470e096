package dev.portcullis.local.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.endtoend.KnownCallers;
import dev.portcullis.local.endtoend.TestServer;
import dev.portcullis.local.serve.Registration;
import dev.portcullis.local.server.LocalServer;
import dev.portcullis.record.checkpoint.PemSigner;
import dev.portcullis.record.checkpoint.SigningKeys;
import dev.portcullis.runtime.LogSigning;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.runtime.Surroundings;
import dev.portcullis.runtime.bridge.PemPayloadSigner;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.issuer.TestIssuer;
import dev.portcullis.testkit.requirement.Requires;
import dev.portcullis.verification.name.ProjectId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's commands to a server, run to the letter but for the port. Those of the launcher are
 * run by its own tests, and {@code mvn -B verify} is what runs this one.
 */
@Timeout(60)
class ReadmeCommandsTest {

  private static final String MANIFEST =
      """
      apiVersion: serving.knative.dev/v1
      kind: Service
      metadata:
        name: hello
        annotations:
          run.googleapis.com/binary-authorization: default
      spec:
        template:
          spec:
            containers:
            - image: us-docker.pkg.dev/demo/apps/hello@sha256:%s
      """
          .formatted("d".repeat(64));

  private static final String STRICT =
      "set -eo pipefail; export CLOUDSDK_CONFIG=$PWD/gcloud no_proxy=127.0.0.1"
          + " CLOUDSDK_CORE_DISABLE_PROMPTS=1\n";

  private final List<String> commands = Readme.read().commands();

  @TempDir Path folder;

  @Test
  void commands_areThoseThatTestsKnow() {
    assertThat(commands)
        .extracting(command -> command.lines().findFirst().orElseThrow())
        .containsExactly(
            "./portcullis demo",
            "mvn -B verify",
            "./portcullis serve --port 8787 --data .portcullis --project demo",
            "curl --silent --show-error --fail-with-body \\",
            "./portcullis decide -f policy.yaml -f attestors.json -f occurrences.json service.yaml",
            "curl --silent --show-error --fail-with-body"
                + " 'http://127.0.0.1:8787/v1/projects/demo/decisions?verdict=DENY'",
            "curl --silent --show-error --fail-with-body"
                + " 'http://127.0.0.1:8787/v1/projects/demo/policy:listRevisions?pageSize=5'",
            "export CLOUDSDK_API_ENDPOINT_OVERRIDES_BINARYAUTHORIZATION=http://127.0.0.1:8787/",
            "cat > policy.yaml <<'POLICY'",
            "log=http://127.0.0.1:8787/v1/projects/demo/log i=0",
            "./portcullis fsck --data .portcullis --checkpoint checkpoint",
            "gate=http://127.0.0.1:8787/v1",
            "curl --silent --show-error --fail-with-body --request POST"
                + " http://127.0.0.1:8787/v1/audit:tick",
            "openssl ecparam -name prime256v1 -genkey -noout -out bridge.key",
            "export CLOUDSDK_API_ENDPOINT_OVERRIDES_BINARYAUTHORIZATION=http://127.0.0.1:8787/"
                + " CLOUDSDK_CORE_PROJECT=demo");
  }

  @Test
  @Requires("curl")
  void curl_againstAServer_decidesAndLists() throws Exception {
    try (LocalServer server = serve()) {
      assertThat(run(commands.get(3), server)).contains("\"verdict\":\"ALLOW\"", "pinnedWorkload");
      assertThat(run(commands.get(5), server)).isEqualToIgnoringWhitespace("{\"decisions\":[]}");
      assertThat(run(commands.get(6), server)).isEqualToIgnoringWhitespace("{\"revisions\":[]}");
      assertThat(run(commands.get(12), server)).contains("\"delivered\":0", "\"left\":0");
    }
  }

  @Test
  @Requires("openssl")
  void openssl_forTheBridge_writesAPairThatSigns() throws Exception {
    try (LocalServer server = serve()) {
      var unused = run("set -e\n" + commands.get(13), server);
    }
    var signer = PemPayloadSigner.parse(Files.readString(folder.resolve("bridge.pem")));

    assertThat(signer.keyId().value()).startsWith("ni:///sha-256;");
  }

  @Test
  @Requires({"curl", "gcloud", "openssl"})
  void gcloud_againstAServer_attestsWhatThePolicyThenAsksFor() throws Exception {
    try (LocalServer server = serve()) {
      String attesting = STRICT + commands.get(7) + "\n";

      assertThat(run(attesting + commands.get(8), server))
          .contains("publicKeyId: urn:qa:1", "- projects/demo/attestors/qa")
          .doesNotContain("could not be validated");
      assertThat(run(commands.get(3), server)).contains("\"basis\":\"RULE\"");
    }
  }

  @Test
  @Requires("gcloud")
  void gcloud_withATokenInAFile_isKnown() throws Exception {
    try (TestIssuer issuer = TestIssuer.start();
        TestServer server =
            TestServer.knowing(
                KnownCallers.accounts(issuer),
                SqliteDocumentStore.inMemory(),
                KnownCallers.binding("demo", "portcullis.viewer", "user:ada@example.com"))) {
      Files.writeString(
          folder.resolve("token"),
          issuer.account("ada@example.com", KnownCallers.AUDIENCE, MutableClock.START));

      assertThat(run(STRICT + commands.get(14), server.server()))
          .contains("name: projects/demo/policy");
    }
  }

  @Test
  @Requires({"curl", "openssl"})
  void openssl_againstAServer_verifiesACheckpointAndEveryEntryInIt() throws Exception {
    try (LocalServer server = serve()) {
      String settings = server.uri() + "/v1/projects/demo/settings";
      for (int i = 0; i < 5; i++) {
        String changed =
            "curl -sS --fail-with-body -X PUT -H 'Content-Type: application/json' -d"
                + " '{\"unannotated\": \"%s\"}' %s"
                    .formatted(i % 2 == 0 ? "DENY" : "EVALUATE", settings);
        assertThat(run(changed, server)).contains("unannotated");
      }
      for (int i = 0; i < 7; i++) {
        assertThat(run("set -e\n" + commands.get(9).replace("i=0", "i=" + i), server))
            .contains("Verified Successfully", "entry " + i + " is in the log of 7 entries");
      }
    }
  }

  @Test
  @Requires({"curl", "openssl"})
  void openssl_againstAServer_verifiesTheReceiptOfADecision() throws Exception {
    try (LocalServer server = serve()) {
      assertThat(run(commands.get(3), server)).contains("\"basis\":\"NO_POLICY\"");

      assertThat(run("set -e\n" + commands.get(11), server))
          .contains("Verified Successfully", "\"verificationResult\":\"FAILED\"");
    }
  }

  /** A server with project {@code demo}, beside the manifest that the commands send. */
  private LocalServer serve() throws Exception {
    Files.writeString(folder.resolve("service.yaml"), MANIFEST);
    Portcullis portcullis =
        Portcullis.over(
            Surroundings.of(SqliteDocumentStore.inMemory(), InstantSource.system(), new Random(1))
                .signing(
                    new LogSigning(
                        "portcullis.dev",
                        Optional.of(
                            SigningKeys.of(PemSigner.parse(PemSigner.generate(new Random(2))))))));
    Registration.ensure(portcullis.projects(), new ProjectId("demo"));
    return LocalServer.start(portcullis, 0);
  }

  private String run(String command, LocalServer server) throws IOException, InterruptedException {
    String text = command.replace("http://127.0.0.1:8787", server.uri().toString());
    Process process =
        new ProcessBuilder("bash", "-c", text)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}
