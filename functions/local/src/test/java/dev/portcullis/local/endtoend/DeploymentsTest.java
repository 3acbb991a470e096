package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.local.Resources;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate and its decisions over HTTP. */
final class DeploymentsTest extends ServedTest {

  private static final TestKey KEY = TestKeys.any();
  private static final String SIGNED = Manifests.image(1);
  private static final String UNSIGNED = Manifests.image(2);

  @Test
  void allow_hasExactlyThisShape() throws IOException {
    requireSignature();

    Reply reply = api.validate(Manifests.service(SIGNED));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(masked(reply.body())).isEqualTo(golden("allow.json"));
  }

  @Test
  void denial_hasExactlyThisShape() throws IOException {
    requireSignature();

    Reply reply = api.validate(Manifests.unannotated(SIGNED, UNSIGNED));

    assertThat(reply.status()).isEqualTo(403);
    assertThat(masked(reply.body())).isEqualTo(golden("deny.json"));
  }

  @Test
  void yamlAndJson_areDecidedTheSame() throws IOException {
    requireSignature();
    String json =
        """
        {"apiVersion": "serving.knative.dev/v1", "kind": "Service",
         "metadata": {"name": "svc",
                      "annotations": {"run.googleapis.com/binary-authorization": "default"}},
         "spec": {"template": {"spec": {"containers": [{"name": "c0", "image": "%s"}]}}}}
        """
            .formatted(SIGNED);

    Reply fromYaml = api.validate(Manifests.service(SIGNED));
    Reply fromJson = api.post(Api.VALIDATE, json);

    assertThat(masked(fromJson.body())).isEqualTo(masked(fromYaml.body()));
  }

  @Test
  void v2Form_isDecidedToo() throws IOException {
    requireSignature();
    String service =
        """
        {"name": "projects/demo/locations/europe-west1/services/svc",
         "binaryAuthorization": {"useDefault": true},
         "template": {"containers": [{"name": "app", "image": "%s"}]}}
        """;

    Reply allowed = Api.expectOk(api.post(Api.VALIDATE, service.formatted(SIGNED)));
    assertThat(allowed.text("workload", "location")).isEqualTo("europe-west1");
    assertThat(allowed.text("pinnedWorkload", "template", "containers", 0, "image"))
        .isEqualTo(SIGNED);
    assertThat(api.post(Api.VALIDATE, service.formatted(UNSIGNED)).status()).isEqualTo(403);
  }

  @Test
  void images_mayStandInPlaceOfAWorkload() throws IOException {
    requireSignature();

    Reply reply =
        api.post(Api.VALIDATE, "{\"images\": [\"" + SIGNED + "\", \"" + UNSIGNED + "\"]}");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.decision().text("images", 0, "verdict")).isEqualTo("ALLOW");
    assertThat(reply.decision().text("images", 1, "verdict")).isEqualTo("DENY");
  }

  @Test
  void context_isKeptAsClaimed() throws IOException {
    Reply reply =
        api.post(
            Api.VALIDATE,
            "{\"images\": [\"" + SIGNED + "\"], \"context\": {\"region\": \"mars\"}}");

    assertThat(Api.expectOk(reply).text("context", "region")).isEqualTo("mars");
  }

  @Test
  void validateOnly_recordsNothing_andGivesNothingToDeployBy() throws IOException {
    requireSignature();

    Reply reply = api.validate(Manifests.validateOnly(Manifests.service(SIGNED)));

    assertThat(Api.expectOk(reply).text("verdict")).isEqualTo("ALLOW");
    assertThat(reply.text("recorded")).isEqualTo("false");
    assertThat(reply.text("name")).isEqualTo("nothing");
    assertThat(reply.text("pinnedWorkload")).isEqualTo("nothing");
    assertThat(reply.text("expireTime")).isEqualTo("nothing");
    assertThat(api.get(Api.PROJECT + "/decisions").list("decisions")).isEmpty();
  }

  @Test
  void requestId_makesARepetitionSafe() throws IOException {
    requireSignature();
    String request = Manifests.request("r-1", Manifests.service(SIGNED));

    Reply first = Api.expectOk(api.validate(request));
    Reply again = Api.expectOk(api.validate(request));
    assertThat(first.text("replay")).isEqualTo("nothing");
    assertThat(again.text("replay")).isEqualTo("true");
    assertThat(again.text("name")).isEqualTo(first.text("name"));

    Reply other = api.validate(Manifests.request("r-1", Manifests.service(UNSIGNED)));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text("error", "status")).isEqualTo("ALREADY_EXISTS");

    server.clock().advance(Duration.ofMinutes(10));
    assertThat(Api.expectOk(api.validate(request)).text("name")).isNotEqualTo(first.text("name"));
  }

  @Test
  void revocation_bindsAtTheNextRequest_evenARepeatedOne() throws IOException {
    requireSignature();
    String request = Manifests.request("r-1", Manifests.service(SIGNED));
    Api.expectOk(api.validate(request));

    Api.expectOk(api.put(Api.PROJECT + "/attestors/qa", Resources.attestor("qa")));

    assertThat(api.validate(request).status()).isEqualTo(403);
    assertThat(api.validate(Manifests.service(SIGNED)).status()).isEqualTo(403);
  }

  @Test
  void deletedOccurrence_countsNoLonger() throws IOException {
    api.requireAttestor("qa", KEY);
    String occurrence = api.attest("qa", SIGNED, KEY);
    Api.expectOk(api.validate(Manifests.service(SIGNED)));

    Api.expectOk(api.delete("/v1/" + occurrence));

    assertThat(api.validate(Manifests.service(SIGNED)).status()).isEqualTo(403);
  }

  @Test
  void decisions_areListedFilteredAndPaged() throws IOException {
    requireSignature();
    String allowed = Api.expectOk(api.validate(Manifests.service(SIGNED))).text("name");
    server.clock().advance(Duration.ofMinutes(1));
    String denied = api.validate(Manifests.job(UNSIGNED)).decision().text("name");
    String list = Api.PROJECT + "/decisions";

    assertThat(names(api.get(list))).containsExactly(denied, allowed);
    assertThat(names(api.get(list + "?verdict=DENY"))).containsExactly(denied);
    assertThat(names(api.get(list + "?workload=svc"))).containsExactly(allowed);
    assertThat(names(api.get(list + "?digest=" + SIGNED.split("@", 2)[1])))
        .containsExactly(allowed);
    assertThat(names(api.get(list + "?basis=RULE&verdict=ALLOW"))).containsExactly(allowed);
    assertThat(names(api.get(list + "?from=2024-05-06T12:01:00Z"))).containsExactly(denied);
    assertThat(names(api.get(list + "?to=2024-05-06T12:01:00Z"))).containsExactly(allowed);

    Reply page = api.get(list + "?pageSize=1");
    assertThat(names(page)).containsExactly(denied);
    Reply rest = api.get(list + "?pageSize=1&pageToken=" + page.text("nextPageToken"));
    assertThat(names(rest)).containsExactly(allowed);

    Reply one = Api.expectOk(api.get("/v1/" + denied));
    assertThat(api.get(list).list("decisions").get(0)).isEqualTo(one.json());
    assertThat(one.text("pinnedWorkload")).isEqualTo("nothing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verdict=MAYBE",
        "digest=abc",
        "from=yesterday",
        "pageSize=-1",
        "pageToken=%00",
        "verdikt=DENY",
        "verdict=DENY&verdict=ALLOW"
      })
  void filterThatIsNotUnderstood_isRefused(String query) throws IOException {
    Reply reply = api.get(Api.PROJECT + "/decisions?" + query);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("error", "status")).isEqualTo("INVALID_ARGUMENT");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/projects/demo/decisions/none, 404, NOT_FOUND",
    "GET, /v1/projects/demo/nothing, 404, NOT_FOUND",
    "GET, /v2/projects/demo/policy, 404, NOT_FOUND",
    "GET, /v1/projects/demo/deployments:validate, 405, UNIMPLEMENTED",
    "DELETE, /v1/projects/demo/policy, 405, UNIMPLEMENTED",
    "PATCH, /health, 405, UNIMPLEMENTED",
    "POST, /v1/projects/nowhere/deployments:validate, 404, NOT_FOUND",
    "POST, /v1/projects/DEMO/deployments:validate, 400, INVALID_ARGUMENT",
    "GET, /v1/projects/demo/notes?filter=x, 400, INVALID_ARGUMENT"
  })
  void whatIsNotThere_isNotThere(String method, String path, int status, String code)
      throws IOException {
    Reply reply =
        api.send(
            api.request(path)
                .header("Content-Type", Api.YAML)
                .method(method, BodyPublishers.ofString(Manifests.service(SIGNED))));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.text("error", "status")).isEqualTo(code);
  }

  @Test
  void otherMethod_saysWhichThereAre() throws IOException {
    Reply reply = api.get(Api.VALIDATE);

    assertThat(reply.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void manifestWithProblems_isRefused_withPathAndLine() throws IOException {
    Reply reply =
        api.validate(
            """
            apiVersion: serving.knative.dev/v1
            kind: Service
            metadata:
              name: svc
            spec:
              template:
                spec:
                  containers:
                  - name: a
                    image: "not an image"
                  - name: b
            """);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.list("error", "details", 0, "fieldViolations"))
        .anyMatch(
            v -> v.contains("spec.template.spec.containers[0].image") && v.contains("line 10: "))
        .anyMatch(v -> v.contains("spec.template.spec.containers[1].image"));
  }

  @Test
  void body_isBoundedAndOfAKnownType() throws IOException {
    assertThat(api.post(Api.VALIDATE, "text/plain", "x").status()).isEqualTo(415);
    assertThat(api.validate("a".repeat((1 << 20) + 1)).status()).isEqualTo(413);
    assertThat(api.validate("").status()).isEqualTo(400);
    assertThat(api.post(Api.VALIDATE, "[".repeat(10_000)).status()).isEqualTo(400);
  }

  @Test
  void requestId_ofAnAnswer_isTheCallers_ifItIsHarmless() throws IOException {
    Reply traced = api.send(api.request("/health").header("x-request-id", "trace-1"));
    Reply odd = api.send(api.request("/health").header("x-request-id", "a b"));

    assertThat(traced.headers().firstValue("x-request-id")).contains("trace-1");
    assertThat(odd.headers().firstValue("x-request-id").orElseThrow()).matches("[0-9a-f]{32}");
  }

  private void requireSignature() throws IOException {
    api.requireAttestor("qa", KEY);
    var unused = api.attest("qa", SIGNED, KEY);
  }

  private static List<String> names(Reply reply) {
    return Api.expectOk(reply).decisions().stream().map(d -> d.text("name")).toList();
  }

  /** What no client may depend on: names that are made of random bytes, and advice. */
  private static String masked(JsonValue body) {
    return JsonWriter.pretty(body)
            .replaceAll("/occurrences/[0-9a-f]{64}", "/occurrences/OCCURRENCE")
            .replaceAll("/decisions/[0-9a-f]{32}", "/decisions/DECISION")
            .replaceAll("\"fix\": \"[^\"]+\"", "\"fix\": \"FIX\"")
            .replaceAll("\"hash\": \"sha256:[0-9a-f]{64}\"", "\"hash\": \"HASH\"")
            .replace(JsonWriter.compact(JsonString.of(KEY.id().value())), "\"KEY\"")
            .replace(KEY.id().value(), "KEY")
        + "\n";
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = DeploymentsTest.class.getResourceAsStream(name)) {
      return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
