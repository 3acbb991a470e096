package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Platform policies of checks, their evaluation, platforms and the system policy over HTTP. */
final class CheckPoliciesTest extends ServedTest {

  private static final String GKE = Api.PROJECT + "/platforms/gke/policies";
  private static final String CLOUD_RUN = Api.PROJECT + "/platforms/cloudRun/policies";
  private static final TestKey KEY = TestKeys.any();
  private static final String IMAGE = Manifests.image(1);

  @Test
  void policies_areCreatedListedReplacedAndDeleted() throws IOException {
    Reply created = Api.expectOk(api.post(GKE + "?policyId=p1", checks("{\"alwaysDeny\": true}")));
    assertThat(created.text("name")).isEqualTo("projects/demo/platforms/gke/policies/p1");
    assertThat(api.get(GKE + "/p1").json()).isEqualTo(created.json());
    assertThat(api.get(GKE + "?pageSize=100").list("platformPolicies"))
        .containsExactly(created.json());
    assertThat(api.get(CLOUD_RUN).json()).isEqualTo("{\"platformPolicies\":[]}");

    Reply replaced = Api.expectOk(api.put(GKE + "/p1", checks("")));
    assertThat(replaced.text("gkePolicy")).isEqualTo("{\"checkSets\":[{}]}");
    assertThat(api.delete(GKE + "/p1?etag=" + created.text("etag")).status()).isEqualTo(409);
    assertThat(api.delete(GKE + "/p1").json()).isEqualTo("{}");
    assertThat(api.get(GKE + "/p1").status()).isEqualTo(404);
  }

  @Test
  void policy_ofTheOtherPlatform_isRefused() throws IOException {
    assertThat(api.post(CLOUD_RUN + "?policyId=p1", checks("")).status()).isEqualTo(400);
    assertThat(api.post(GKE + "?policyId=p1", "{\"cloudRunPolicy\": {}}").status()).isEqualTo(400);
    assertThat(api.get(Api.PROJECT + "/platforms/other/policies").status()).isEqualTo(400);
  }

  @Test
  void policy_replacedAndRolledBack_isThereAgainWithItsHistory() throws IOException {
    String path = GKE + "/p1";
    Reply first = Api.expectOk(api.post(GKE + "?policyId=p1", checks("{\"alwaysDeny\": true}")));
    Api.expectOk(api.put(path, checks("")));

    Reply revisions = Api.expectOk(api.get(path + ":listRevisions"));
    assertThat(revisions.list("revisions")).hasSize(2);
    assertThat(revisions.list("revisions", 0, "weakening"))
        .containsExactly(
            "{\"field\":\"gkePolicy.checkSets[0].checks\","
                + "\"message\":\"there are no checks any more\"}");
    assertThat(revisions.text("revisions", 1, "platformPolicy", "gkePolicy"))
        .isEqualTo(first.text("gkePolicy"));
    assertThat(revisions.list("revisions", 1, "weakening")).as("refuses everything").isEmpty();

    Reply back = Api.expectOk(api.post(path + ":rollback", "{\"revision\": 1}"));
    assertThat(back.json()).isEqualTo(first.json().replace("\"r1\"", "\"r3\""));
  }

  @Test
  void policy_thatWouldLetAnythingThrough_isAWeakeningFromTheFirst() throws Exception {
    try (TestServer strict = TestServer.withoutWeakening(SqliteDocumentStore.inMemory())) {
      String open = "{\"imageFreshnessCheck\": {\"maxUploadAgeDays\": 30}}";
      assertThat(strict.api().post(GKE + "?policyId=p1", checks(open)).status()).isEqualTo(403);
      assertThat(strict.api().get(GKE + "/p1").status()).isEqualTo(404);

      Api.expectOk(strict.api().post(GKE + "?policyId=p1", checks("{\"alwaysDeny\": true}")));
      assertThat(strict.api().put(GKE + "/p1", checks(open)).status()).isEqualTo(403);
    }
  }

  @Test
  void platforms_areBoth() throws IOException {
    assertThat(api.get(Api.PROJECT + "/platforms?pageSize=5").list("platforms"))
        .containsExactly(
            "{\"name\":\"projects/demo/platforms/cloudRun\"}",
            "{\"name\":\"projects/demo/platforms/gke\"}");
    assertThat(api.get("/v1/projects/nowhere/platforms").status()).isEqualTo(404);
  }

  @Test
  void evaluate_whatGcloudSends_isAnsweredAsGoogleDoes() throws IOException {
    Api.expectOk(
        api.post(
            GKE + "?policyId=p1",
            checks(
                """
                {"displayName": "where", "trustedDirectoryCheck":
                  {"trustedDirPatterns": ["us-docker.pkg.dev/demo/apps"]}},
                {"imageFreshnessCheck": {"maxUploadAgeDays": 30}}
                """)));
    Reply reply = Api.expectOk(evaluate(GKE + "/p1", IMAGE, "gcr.io/other/app:v1"));

    assertThat(reply.text("verdict")).isEqualTo("NON_CONFORMANT");
    assertThat(reply.text("results", 0, "kubernetesNamespace")).isEqualTo("default");
    assertThat(reply.text("results", 0, "imageResults", 0, "verdict")).isEqualTo("ERROR");
    assertThat(reply.text("results", 0, "imageResults", 1, "verdict")).isEqualTo("NON_CONFORMANT");
    String set = "checkSetResult";
    assertThat(reply.text("results", 0, "imageResults", 0, set, "index")).isEqualTo("0");
    assertThat(reply.text("results", 0, "imageResults", 0, set, "scope")).isEqualTo("{}");
    List<String> checks =
        reply.list("results", 0, "imageResults", 0, set, "checkResults", "results");
    assertThat(checks).hasSize(2);
    assertThat(checks.get(0))
        .contains("\"displayName\":\"where\"", "\"type\":\"TrustedDirectoryCheck\"")
        .contains("\"evaluationResult\":{\"verdict\":\"CONFORMANT\"}");
    assertThat(checks.get(1))
        .contains("\"index\":\"1\"", "is not supported yet", "\"verdict\":\"ERROR\"");
    assertThat(api.get(Api.PROJECT + "/decisions").list("decisions")).isEmpty();
  }

  @Test
  void evaluateAndGate_signedImage_agree() throws IOException {
    Api.expectOk(api.post(GKE + "?policyId=p1", checks("{" + signedBy(KEY) + "}")));
    String service =
        Manifests.service("projects/demo/platforms/gke/policies/p1", new String[] {IMAGE});
    api.createAttestor("qa", KEY);
    assertThat(evaluate(GKE + "/p1", IMAGE).text("verdict")).isEqualTo("NON_CONFORMANT");
    assertThat(api.validate(service).status()).isEqualTo(403);
    assertThat(api.validate(service).decision().text("images", 0, "reasons", 0, "code"))
        .isEqualTo("CHECK_FAILED");

    String occurrence = api.attest("qa", IMAGE, KEY);
    assertThat(evaluate(GKE + "/p1", IMAGE).text("verdict")).isEqualTo("CONFORMANT");
    Reply allowed = Api.expectOk(api.validate(service));
    assertThat(allowed.text("basis")).isEqualTo("RULE");
    assertThat(allowed.text("images", 0, "attestations", 0, "occurrence")).isEqualTo(occurrence);
  }

  @Test
  void evaluate_cloudRun_isOursInTheSameShape() throws IOException {
    Api.expectOk(
        api.post(
            CLOUD_RUN + "?policyId=r1",
            "{\"cloudRunPolicy\": {\"rule\": {\"evaluationMode\": \"ALWAYS_DENY\","
                + " \"enforcementMode\": \"ENFORCED_BLOCK_AND_AUDIT_LOG\"}}}"));
    Reply pod = Api.expectOk(evaluate(CLOUD_RUN + "/r1", IMAGE));
    Reply service =
        Api.expectOk(
            api.post(
                CLOUD_RUN + "/r1:evaluate",
                Api.YAML,
                "resource:\n" + Manifests.service(IMAGE).indent(2)));

    for (Reply reply : List.of(pod, service)) {
      assertThat(reply.text("verdict")).isEqualTo("NON_CONFORMANT");
      assertThat(
              reply.list(
                  "results", 0, "imageResults", 0, "checkSetResult", "checkResults", "results"))
          .singleElement()
          .asString()
          .contains("\"type\":\"AlwaysDeny\"");
    }
    assertThat(service.text("results", 0, "podName")).isEqualTo("svc");
  }

  @Test
  void evaluate_whatCannotBe_isRefused() throws IOException {
    assertThat(evaluate(GKE + "/nobody", IMAGE).status()).isEqualTo(404);
    Api.expectOk(api.post(GKE + "?policyId=p1", checks("")));
    assertThat(api.post(GKE + "/p1:evaluate", "{}").status()).isEqualTo(400);
    assertThat(api.post(GKE + "/p1:evaluate", "{\"resource\": {\"kind\": \"ConfigMap\"}}").status())
        .isEqualTo(400);
    Reply generate =
        api.post(
            GKE + "/p1:evaluate",
            "{\"attestationMode\": \"GENERATE_DEPLOY\", \"resource\": " + pod(IMAGE) + "}");
    assertThat(generate.status()).isEqualTo(400);
    assertThat(generate.text("error", "status")).isEqualTo("FAILED_PRECONDITION");
  }

  @ParameterizedTest
  @CsvSource({"v1, global", "v1beta1, us-central1", "v1alpha2, europe-west12"})
  void systemPolicy_isTheConfiguredOne(String version, String location) throws IOException {
    Reply policy = Api.expectOk(api.get("/" + version + "/locations/" + location + "/policy"));

    assertThat(policy.text("name")).isEqualTo("locations/" + location + "/policy");
    assertThat(policy.list("admissionWhitelistPatterns"))
        .contains("{\"namePattern\":\"gke.gcr.io/*\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Global", "us", "us-central1-a", "us_central1"})
  void systemPolicy_ofNoLocation_isRefused(String location) throws IOException {
    assertThat(api.get("/v1/locations/" + location + "/policy").status()).isEqualTo(400);
    assertThat(api.put("/v1/locations/global/policy", "{}").status()).isEqualTo(405);
  }

  private Reply evaluate(String policy, String... images) throws IOException {
    return api.post(policy + ":evaluate", "{\"resource\": " + pod(images) + "}");
  }

  /** As gcloud sends it. */
  private static String pod(String... images) {
    StringBuilder containers = new StringBuilder();
    for (String image : images) {
      containers.append(containers.isEmpty() ? "" : ", ");
      containers.append("{\"image\": \"").append(image).append("\"}");
    }
    return "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": {\"name\": \"\"}, \"spec\":"
        + " {\"containers\": ["
        + containers
        + "]}}";
  }

  private static String checks(String checks) {
    return checks.isEmpty()
        ? "{\"gkePolicy\": {\"checkSets\": [{}]}}"
        : "{\"gkePolicy\": {\"checkSets\": [{\"checks\": [" + checks + "]}]}}";
  }

  private static String signedBy(TestKey key) {
    return "\"simpleSigningAttestationCheck\": {\"attestationAuthenticators\":"
        + " [{\"pkixPublicKeySet\": {\"pkixPublicKeys\": [{\"keyId\": \"%s\",".formatted(key.id())
        + " \"signatureAlgorithm\": \"%s\", \"publicKeyPem\": \"%s\"}]}}]}"
            .formatted(key.algorithm(), key.pem().text().replace("\n", "\\n"));
  }
}
