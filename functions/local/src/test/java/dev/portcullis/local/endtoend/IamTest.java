package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** IAM policies over HTTP, by the requests that gcloud sends. */
final class IamTest extends ServedTest {

  private static final TestKey KEY = TestKeys.any();
  private static final String V3 = "?options.requestedPolicyVersion=3";
  private static final String NOTE = "/v1/projects/demo/notes/qa";
  private static final String MEMBER =
      "{\"role\":\"roles/binaryauthorization.attestorsViewer\",\"members\":[\"user:a@example.com\"]}";
  private static final String CONDITIONAL =
      MEMBER.replace(
          "]}",
          "],\"condition\":{\"title\":\"t\",\"expression\":"
              + "\"request.time < timestamp(\\\"2030-01-01T00:00:00Z\\\")\"}}");

  @BeforeEach
  void prepare() throws Exception {
    api.createAttestor("qa", KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/projects/demo/policy",
        "/v1beta1/projects/demo/policy",
        "/v1alpha2/projects/demo/policy",
        "/v1/projects/demo/attestors/qa",
        "/v1beta1/projects/demo/attestors/qa",
        "/v1alpha2/projects/demo/attestors/qa",
        "/v1/projects/demo/notes/qa",
        "/v1beta1/projects/demo/notes/qa",
        "/v1alpha2/projects/demo/continuousValidationConfig",
      })
  void addingABinding_asGcloudDoes(String resource) throws IOException {
    Reply empty = Api.expectOk(api.get(resource + ":getIamPolicy" + V3));
    assertThat(empty.json()).isEqualTo("{\"etag\":\"ACAB\"}");

    Reply set = Api.expectOk(set(resource, 3, "ACAB", MEMBER));
    assertThat(set.list("bindings")).containsExactly(MEMBER);
    assertThat(api.get(resource + ":getIamPolicy" + V3).json()).isEqualTo(set.json());
    assertThat(
            api.post(resource + ":getIamPolicy", "{\"options\":{\"requestedPolicyVersion\":3}}")
                .json())
        .isEqualTo(set.json());

    Reply stale = set(resource, 3, "ACAB", "");
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.text("error", "status")).isEqualTo("ABORTED");
    assertThat(Api.expectOk(set(resource, 3, set.text("etag"), "")).list("bindings")).isEmpty();

    Reply history = Api.expectOk(api.get(resource + ":listIamRevisions"));
    assertThat(history.list("revisions")).hasSize(2);
    assertThat(history.text("revisions", 1, "weakening", 0, "message"))
        .isEqualTo("`user:a@example.com` gets `roles/binaryauthorization.attestorsViewer`");
    assertThat(
            Api.expectOk(api.post(resource + ":rollbackIamPolicy", "{\"revision\":1}"))
                .list("bindings"))
        .containsExactly(MEMBER);
  }

  @Test
  void rollback_etagOfAnyAnswer_isTheOneToSendBack() throws IOException {
    Api.expectOk(set(NOTE, 3, "ACAB", MEMBER));
    String current = Api.expectOk(set(NOTE, 3, "", "")).text("etag");
    Reply history = Api.expectOk(api.get(NOTE + ":listIamRevisions"));
    assertThat(history.text("revisions", 0, "etag")).isEqualTo(current);
    assertThat(history.text("revisions", 0, "policy", "etag")).isEqualTo(current);

    assertThat(rollback(1, history.text("revisions", 1, "etag")).status()).isEqualTo(409);
    assertThat(rollback(1, "no base64").status()).isEqualTo(409);
    Reply restored = Api.expectOk(rollback(1, current));

    assertThat(api.get(NOTE + ":getIamPolicy" + V3).json()).isEqualTo(restored.json());
  }

  private Reply rollback(int revision, String etag) throws IOException {
    return api.post(
        NOTE + ":rollbackIamPolicy", "{\"revision\":%d,\"etag\":\"%s\"}".formatted(revision, etag));
  }

  @Test
  void versions_areViewsOfOnePolicy() throws IOException {
    Reply set = Api.expectOk(set("/v1alpha2/projects/demo/attestors/qa", 3, "", MEMBER));

    assertThat(api.get("/v1/projects/demo/attestors/qa:getIamPolicy" + V3).json())
        .isEqualTo(set.json());
  }

  @Test
  void occurrence_hasOneToo() throws IOException {
    String name = api.attest("qa", Manifests.image(1), KEY);

    Api.expectOk(set("/v1/" + name, 1, "", MEMBER));
    assertThat(api.get("/v1/" + name + ":getIamPolicy").list("bindings")).containsExactly(MEMBER);
  }

  @Test
  void conditions_areShownOnlyToWhoKnowsThem() throws IOException {
    Api.expectOk(set(NOTE, 3, "", CONDITIONAL));

    assertThat(api.get(NOTE + ":getIamPolicy" + V3).text("version")).isEqualTo("3");
    assertThat(api.get(NOTE + ":getIamPolicy").status()).isEqualTo(400);
    assertThat(api.get(NOTE + ":getIamPolicy?options.requestedPolicyVersion=1").status())
        .isEqualTo(400);
    assertThat(api.post(NOTE + ":getIamPolicy", "{}").status()).isEqualTo(400);
    assertThat(api.get(NOTE + ":getIamPolicy?options.requestedPolicyVersion=2").status())
        .isEqualTo(400);
    assertThat(set(NOTE, 1, "", CONDITIONAL).status()).isEqualTo(400);
  }

  @Test
  void resourceCreatedAgain_inheritsNothing() throws IOException {
    Api.expectOk(set(NOTE, 3, "", MEMBER));
    Api.expectOk(api.delete(NOTE));
    assertThat(api.get(NOTE + ":getIamPolicy" + V3).status()).isEqualTo(404);
    server.clock().advance(Duration.ofSeconds(1));
    Api.expectOk(api.post("/v1/projects/demo/notes?noteId=qa", Resources.note("qa")));

    assertThat(api.get(NOTE + ":getIamPolicy" + V3).json()).isEqualTo("{\"etag\":\"ACAB\"}");
  }

  @Test
  void missingResource_hasNoPolicyAndNobodyMayDoAnything() throws IOException {
    String missing = "/v1/projects/demo/attestors/missing";
    String permissions = "{\"permissions\":[\"binaryauthorization.attestors.get\"]}";

    assertThat(api.get(missing + ":getIamPolicy" + V3).status()).isEqualTo(404);
    assertThat(set(missing, 3, "", MEMBER).status()).isEqualTo(404);
    for (String path :
        new String[] {missing, "/v1/projects/other/policy", "/v1/projects/other/attestors/qa"}) {
      assertThat(Api.expectOk(api.post(path + ":testIamPermissions", permissions)).json())
          .isEqualTo("{}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/projects/demo/policy",
        "/v1/projects/demo/attestors/qa",
        "/v1alpha2/projects/demo/attestors/qa/attestations/x",
        "/v1/projects/demo/notes/qa",
      })
  void testIamPermissions_localCaller_hasAllThatAreKnown(String resource) throws IOException {
    String path = resource + ":testIamPermissions";
    String permission = "\"containeranalysis.notes.attachOccurrence\"";

    assertThat(
            Api.expectOk(
                    api.post(path, "{\"permissions\":[" + permission + "," + permission + "]}"))
                .list("permissions"))
        .containsExactly(permission);
    assertThat(api.post(path, "{\"permissions\":[\"storage.buckets.get\"]}").status())
        .isEqualTo(400);
  }

  @Test
  void continuousValidation_isKept() throws IOException {
    String path = "/v1alpha2/projects/demo/continuousValidationConfig";
    assertThat(Api.expectOk(api.get(path)).json())
        .isEqualTo(
            "{\"name\":\"projects/demo/continuousValidationConfig\","
                + "\"enforcementPolicyConfig\":{}}");

    Reply enabled =
        Api.expectOk(
            api.put(
                path,
                "{\"name\":\"projects/demo/continuousValidationConfig\","
                    + "\"enforcementPolicyConfig\":{\"enabled\":true}}"));
    assertThat(enabled.text("enforcementPolicyConfig", "enabled")).isEqualTo("true");
    assertThat(api.get(path).json()).isEqualTo(enabled.json());
    Reply disabled = Api.expectOk(api.put(path, "{\"enforcementPolicyConfig\":{}}"));
    assertThat(disabled.at("enforcementPolicyConfig", "enabled").toString()).isNotEqualTo("true");
    assertThat(api.get("/v1alpha2/projects/other/continuousValidationConfig").status())
        .isEqualTo(404);
  }

  private Reply set(String resource, int version, String etag, String binding) throws IOException {
    return api.post(
        resource + ":setIamPolicy",
        "{\"policy\":{\"version\":"
            + version
            + ",\"etag\":\""
            + etag
            + "\",\"bindings\":["
            + binding
            + "]}}");
  }
}
