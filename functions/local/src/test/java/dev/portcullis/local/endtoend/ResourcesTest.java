package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.local.Resources;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings, policies, attestors, notes and occurrences over HTTP. */
final class ResourcesTest extends ServedTest {

  private static final TestKey KEY = TestKeys.any();

  @Test
  void settings_areRegisteredAndChanged() throws IOException {
    String path = "/v1/projects/shop/settings";
    assertThat(api.get(path).status()).isEqualTo(404);

    Reply created = Api.expectOk(api.put(path, "{}"));
    assertThat(created.text("unannotated")).isEqualTo("EVALUATE");

    Reply changed =
        Api.expectOk(
            api.put(
                path,
                "{\"unannotated\": \"DENY\", \"etag\": " + quoted(created.text("etag")) + "}"));
    assertThat(changed.text("unannotated")).isEqualTo("DENY");
    assertThat(api.get(path).json()).isEqualTo(changed.json());

    Reply stale =
        api.put(
            path, "{\"jobs\": \"AT_EXECUTION\", \"etag\": " + quoted(created.text("etag")) + "}");
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.text("error", "status")).isEqualTo("ABORTED");
  }

  @Test
  void policy_isGooglesDefault_untilItIsWritten() throws IOException {
    Reply unwritten = Api.expectOk(api.get(Api.PROJECT + "/policy"));
    assertThat(unwritten.text("defaultAdmissionRule", "evaluationMode")).isEqualTo("ALWAYS_ALLOW");
    assertThat(unwritten.text("etag")).isEqualTo("nothing");

    Reply written = Api.expectOk(api.put(Api.PROJECT + "/policy", Resources.mode("ALWAYS_DENY")));
    assertThat(written.text("name")).isEqualTo("projects/demo/policy");
    assertThat(api.get(Api.PROJECT + "/policy").json()).isEqualTo(written.json());
    assertThat(api.get("/v1beta1/projects/demo/policy").json()).isEqualTo(written.json());
  }

  @Test
  void policy_thatNamesNoAttestorOfTheProject_isRefused() throws IOException {
    Reply refused = api.put(Api.PROJECT + "/policy", Resources.requiring("nobody"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("error", "status")).isEqualTo("FAILED_PRECONDITION");
    assertThat(refused.text("error", "message")).contains("projects/demo/attestors/nobody");
  }

  static Stream<String> algorithms() {
    return Arrays.stream(SignatureAlgorithm.values())
        .flatMap(a -> Stream.concat(Stream.of(a.name()), a.alias().stream()));
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void attestor_takesEveryNameOfAnAlgorithm(String name) throws Exception {
    SignatureAlgorithm algorithm = SignatureAlgorithm.parse(name);
    String sent =
        Resources.attestor("qa", TestKeys.of(algorithm))
            .replace("\"" + algorithm.name() + "\"", "\"" + name + "\"");

    Reply created = Api.expectOk(api.post(Api.PROJECT + "/attestors?attestorId=qa", sent));

    assertThat(
            created.text(
                "userOwnedGrafeasNote", "publicKeys", 0, "pkixPublicKey", "signatureAlgorithm"))
        .isEqualTo(algorithm.name());
  }

  @Test
  void attestors_areCreatedListedReplacedAndDeleted() throws IOException {
    String collection = Api.PROJECT + "/attestors";
    Reply created =
        Api.expectOk(api.post(collection + "?attestorId=qa", Resources.attestor("qa", KEY)));
    server.clock().advance(Duration.ofSeconds(1));
    Reply second =
        Api.expectOk(api.post(collection + "?attestorId=ops", Resources.attestor("ops")));
    assertThat(api.post(collection + "?attestorId=qa", Resources.attestor("qa", KEY)).json())
        .as("a request that is repeated")
        .isEqualTo(created.json());
    assertThat(api.post(collection + "?attestorId=qa", Resources.attestor("qa")).status())
        .as("another attestor of that name")
        .isEqualTo(409);

    Reply first = Api.expectOk(api.get(collection + "?pageSize=1"));
    assertThat(first.list("attestors")).containsExactly(created.json());
    Reply rest =
        Api.expectOk(api.get(collection + "?pageSize=1&pageToken=" + first.text("nextPageToken")));
    assertThat(rest.list("attestors")).containsExactly(second.json());
    assertThat(rest.text("nextPageToken")).isEqualTo("nothing");

    Reply replaced = Api.expectOk(api.put(collection + "/qa", Resources.attestor("qa")));
    assertThat(replaced.list("userOwnedGrafeasNote", "publicKeys")).isEmpty();
    assertThat(api.get("/v1beta1/projects/demo/attestors/qa").text("userOwnedDrydockNote"))
        .contains("projects/demo/notes/qa");

    assertThat(api.delete(collection + "/qa").json()).isEqualTo("{}");
    assertThat(api.get(collection + "/qa").status()).isEqualTo(404);
    assertThat(api.delete(collection + "/qa").status()).isEqualTo(404);
  }

  @Test
  void notes_areCreatedListedAndDeleted() throws IOException {
    String collection = Api.PROJECT + "/notes";
    Reply created = Api.expectOk(api.post(collection + "?noteId=qa", Resources.note("qa")));
    assertThat(created.text("kind")).isEqualTo("ATTESTATION");
    assertThat(api.get(collection + "/qa").json()).isEqualTo(created.json());
    assertThat(api.get(collection).list("notes")).containsExactly(created.json());
    assertThat(api.post(collection, Resources.note("qa")).status()).as("no id").isEqualTo(400);

    assertThat(api.delete(collection + "/qa").status()).isEqualTo(200);
    assertThat(api.get(collection).list("notes")).isEmpty();
  }

  @Test
  void occurrences_areCreatedOnceListedAndDeleted() throws IOException {
    String collection = Api.PROJECT + "/occurrences";
    String sent = Resources.occurrence("qa", Manifests.image(1), KEY);
    assertThat(api.post(collection, sent).status()).as("no note yet").isEqualTo(404);
    Api.expectOk(api.post(Api.PROJECT + "/notes?noteId=qa", Resources.note("qa")));

    Reply created = Api.expectOk(api.post(collection, sent));
    assertThat(api.post(collection, sent).json()).isEqualTo(created.json());
    assertThat(api.get("/v1/" + created.text("name")).json()).isEqualTo(created.json());
    assertThat(api.get(collection).list("occurrences")).containsExactly(created.json());
    assertThat(api.get(Api.PROJECT + "/notes/qa/occurrences").list("occurrences"))
        .containsExactly(created.json());

    assertThat(api.delete("/v1/" + created.text("name")).status()).isEqualTo(200);
    assertThat(api.get(collection).list("occurrences")).isEmpty();
    assertThat(api.get("/v1/" + created.text("name")).status()).isEqualTo(404);
  }

  @Test
  void attestation_isValidatedByItsAttestor() throws IOException {
    api.createAttestor("qa", KEY);
    String path = Api.PROJECT + "/attestors/qa:validateAttestationOccurrence";
    String good = request(Resources.occurrence("qa", Manifests.image(1), KEY));

    assertThat(api.post(path, good).text("result")).isEqualTo("VERIFIED");
    Reply other = api.post(path, good.replace("@sha256:0", "@sha256:1"));
    assertThat(other.text("result")).isEqualTo("ATTESTATION_NOT_VERIFIABLE");
    assertThat(other.text("denialReason")).isNotEqualTo("nothing");
  }

  @Test
  void platformPolicies_areCreatedReplacedAndDeleted() throws IOException {
    String collection = Api.PROJECT + "/platforms/cloudRun/policies";
    String rule = "{\"cloudRunPolicy\": {\"rule\": %s}}";
    String allow =
        rule.formatted(
            "{\"evaluationMode\": \"ALWAYS_ALLOW\","
                + " \"enforcementMode\": \"ENFORCED_BLOCK_AND_AUDIT_LOG\"}");

    Reply created = Api.expectOk(api.post(collection + "?policyId=loose", allow));
    assertThat(created.text("name")).isEqualTo("projects/demo/platforms/cloudRun/policies/loose");
    String deny = allow.replace("ALWAYS_ALLOW", "ALWAYS_DENY");
    Reply replaced = Api.expectOk(api.put(collection + "/loose", deny));
    assertThat(api.get(collection + "/loose").json()).isEqualTo(replaced.json());
    assertThat(api.delete(collection + "/loose?etag=wrong").status()).isEqualTo(409);
    assertThat(api.delete(collection + "/loose").status()).isEqualTo(200);
    assertThat(api.get(Api.PROJECT + "/platforms/gke/policies/x").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"policy", "attestors", "notes", "occurrences", "decisions", "settings"})
  void projectThatIsNotRegistered_isNotFound(String resource) throws IOException {
    Reply reply = api.get("/v1/projects/nowhere/" + resource);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text("error", "status")).isEqualTo("NOT_FOUND");
    assertThat(reply.text("error", "message"))
        .isEqualTo(
            "project nowhere is not registered here; PUT /v1/projects/nowhere/settings"
                + " registers it");
  }

  @Test
  void everyProblem_isTold_withPathAndLine() throws IOException {
    Reply reply =
        api.send(
            api.request(Api.PROJECT + "/policy")
                .header("Content-Type", Api.YAML)
                .PUT(
                    BodyPublishers.ofString(
                        """
                        defaultAdmisionRule: {}
                        admissionWhitelistPatterns:
                        - namePattern: "a*b"
                        - pattern: x
                        """)));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("error", "details", 0, "@type"))
        .isEqualTo("type.googleapis.com/google.rpc.BadRequest");
    List<String> violations = reply.list("error", "details", 0, "fieldViolations");
    assertThat(violations)
        .anyMatch(v -> v.contains("\"defaultAdmissionRule\"") && v.contains("is required"))
        .anyMatch(v -> v.contains("\"defaultAdmisionRule\"") && v.contains("line 1: unknown field"))
        .anyMatch(
            v -> v.contains("admissionWhitelistPatterns[0].namePattern") && v.contains("line 3"))
        .anyMatch(v -> v.contains("admissionWhitelistPatterns[1].pattern") && v.contains("line 4"));
  }

  private static String quoted(String text) {
    return JsonWriter.compact(JsonString.of(text));
  }

  private static String request(String occurrence) {
    // The request holds the attestation itself, the note and the resource side by side.
    return occurrence
        .replace("\"resourceUri\"", "\"occurrenceResourceUri\"")
        .replace("\"noteName\"", "\"occurrenceNote\"")
        .replace("\"kind\":\"ATTESTATION\",", "");
  }
}
