package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was changed, by whom, what that weakened, and the way back, over HTTP. */
final class HistoryTest extends ServedTest {

  /** What Terraform's provider writes when a policy is destroyed. */
  private static final String DESTROYED =
      """
      {"admissionWhitelistPatterns": [{"namePattern": "gcr.io/google_containers/*"}],
       "defaultAdmissionRule": {"evaluationMode": "ALWAYS_ALLOW",
                                "enforcementMode": "ENFORCED_BLOCK_AND_AUDIT_LOG"},
       "globalPolicyEvaluationMode": "ENABLE"}
      """;

  private static final String POLICY = Api.PROJECT + "/policy";
  private static final String ATTESTOR = Api.PROJECT + "/attestors/qa";
  private static final TestKey KEY = TestKeys.any();
  private static final TestKey OTHER = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, 1);

  @Test
  void policy_neverWritten_hasNoRevisions() throws IOException {
    assertThat(Api.expectOk(api.get(POLICY + ":listRevisions")).json())
        .isEqualTo("{\"revisions\":[]}");
  }

  @Test
  void policy_destroyed_isAWeakening() throws IOException {
    api.requireAttestor("qa", KEY);
    Api.expectOk(api.put(POLICY, DESTROYED));

    Reply revisions = Api.expectOk(api.get(POLICY + ":listRevisions"));

    assertThat(revisions.list("revisions")).hasSize(2);
    assertThat(revisions.text("revisions", 0, "revision")).isEqualTo("2");
    assertThat(revisions.text("revisions", 0, "etag")).isEqualTo("r2");
    assertThat(revisions.text("revisions", 0, "createTime"))
        .isEqualTo(server.clock().instant().toString());
    assertThat(revisions.text("revisions", 0, "author", "kind")).isEqualTo("LOCAL");
    assertThat(revisions.text("revisions", 0, "policy", "etag")).isEqualTo("r2");
    assertThat(revisions.list("revisions", 0, "weakening"))
        .first()
        .isEqualTo(
            "{\"field\":\"defaultAdmissionRule.evaluationMode\","
                + "\"message\":\"lets every image pass\"}");
    assertThat(revisions.list("revisions", 0, "weakening")).hasSize(3);
    assertThat(revisions.list("revisions", 0, "changes"))
        .contains(
            "{\"field\":\"defaultAdmissionRule.evaluationMode\","
                + "\"before\":\"REQUIRE_ATTESTATION\",\"after\":\"ALWAYS_ALLOW\"}");
    assertThat(revisions.list("revisions", 1, "weakening")).as("over the default").isEmpty();
  }

  @Test
  void policy_destroyedWithoutPermission_isRefusedAndChangesNothing() throws Exception {
    try (TestServer strict = TestServer.withoutWeakening(SqliteDocumentStore.inMemory())) {
      strict.api().requireAttestor("qa", KEY);
      String before = strict.api().get(POLICY).json();

      Reply refused = strict.api().put(POLICY, DESTROYED);

      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.text("error", "status")).isEqualTo("PERMISSION_DENIED");
      assertThat(refused.text("error", "message"))
          .contains("`portcullis.policies.weaken`", "defaultAdmissionRule", "nothing was changed");
      assertThat(refused.list("error", "details"))
          .containsExactly(
              "{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\","
                  + "\"reason\":\"WEAKENING_NOT_PERMITTED\",\"domain\":\"portcullis\","
                  + "\"metadata\":{\"permission\":\"portcullis.policies.weaken\"}}");
      assertThat(strict.api().get(POLICY).json()).isEqualTo(before);
      assertThat(strict.api().get(POLICY + ":listRevisions").list("revisions")).hasSize(1);
      Api.expectOk(strict.api().put(POLICY, Resources.mode("ALWAYS_DENY")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"revision\": 1}", "{\"revision\": \"1\", \"etag\": \"r2\"}"})
  void policy_rolledBack_isThereAgain(String body) throws IOException {
    Reply first = Api.expectOk(api.put(POLICY, Resources.mode("ALWAYS_DENY")));
    Api.expectOk(api.put(POLICY, Resources.mode("ALWAYS_ALLOW")));

    Reply back = Api.expectOk(api.post(POLICY + ":rollback", body));

    assertThat(back.json()).isEqualTo(first.json().replace("\"r1\"", "\"r3\""));
    assertThat(api.get("/v1beta1/projects/demo/policy").json()).isEqualTo(back.json());
    assertThat(api.get(POLICY + ":listRevisions").text("revisions", 0, "revision")).isEqualTo("3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"revision\": 0}",
        "{\"revision\": 1.5}",
        "{\"revision\": \"one\"}",
        "{\"revision\": 1, \"force\": true}"
      })
  void rollback_badBody_isRefused(String body) throws IOException {
    assertThat(api.post(POLICY + ":rollback", body).status()).isEqualTo(400);
  }

  @Test
  void policy_rolledBackToADeletedAttestor_isRefused() throws IOException {
    api.requireAttestor("qa", KEY);
    Api.expectOk(api.put(POLICY, Resources.mode("ALWAYS_DENY")));
    Api.expectOk(api.delete(ATTESTOR));

    Reply refused = api.post(POLICY + ":rollback", "{\"revision\": 1}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("error", "message")).contains("attestors/qa, which does not exist");
  }

  @Test
  void attestor_deletedAndCreatedWithAnotherKey_isAWeakening() throws Exception {
    try (TestServer strict = TestServer.withoutWeakening(SqliteDocumentStore.inMemory())) {
      strict.api().createAttestor("qa", KEY);
      Api.expectOk(strict.api().delete(ATTESTOR));
      String path = Api.PROJECT + "/attestors?attestorId=qa";

      assertThat(strict.api().post(path, Resources.attestor("qa", KEY, OTHER)).status())
          .isEqualTo(403);
      assertThat(strict.api().get(ATTESTOR).status()).isEqualTo(404);
      Api.expectOk(strict.api().post(path, Resources.attestor("qa", KEY)));
      assertThat(strict.api().put(ATTESTOR, Resources.attestor("qa", OTHER)).status())
          .isEqualTo(403);
    }
  }

  @Test
  void attestor_deleted_isStillInItsHistoryAndComesBack() throws IOException {
    assertThat(api.get(ATTESTOR + ":listRevisions").status()).isEqualTo(404);
    api.createAttestor("qa", KEY);
    String before = api.get(ATTESTOR).json();
    Api.expectOk(api.delete(ATTESTOR));
    server.clock().advance(Duration.ofHours(1));

    Reply revisions = Api.expectOk(api.get("/v1beta1/projects/demo/attestors/qa:listRevisions"));
    assertThat(revisions.text("revisions", 0, "deleted")).isEqualTo("true");
    assertThat(revisions.text("revisions", 0, "attestor")).isEqualTo("nothing");
    assertThat(revisions.text("revisions", 1, "attestor", "userOwnedDrydockNote"))
        .contains("projects/demo/notes/qa");

    Api.expectOk(api.post(ATTESTOR + ":rollback", "{\"revision\": 1}"));
    assertThat(api.get(ATTESTOR).json())
        .isEqualTo(before.replace("\"r1\"", "\"r3\"").replace("T12:00:00Z", "T13:00:00Z"));
    assertThat(api.post(ATTESTOR + ":rollback", "{\"revision\": 2}").status()).isEqualTo(400);
    assertThat(api.post(ATTESTOR + ":rollback", "{\"revision\": 9}").status()).isEqualTo(404);
  }

  @Test
  void settings_changed_areInPagesOfTheirHistory() throws IOException {
    String path = Api.PROJECT + "/settings";
    Api.expectOk(api.put(path, "{\"unannotated\": \"SKIP\"}"));
    Api.expectOk(api.put(path, "{\"unannotated\": \"DENY\"}"));

    List<String> numbers = new ArrayList<>();
    String token = "";
    do {
      Reply page = Api.expectOk(api.get(path + ":listRevisions?pageSize=1" + token));
      numbers.add(
          page.text("revisions", 0, "revision")
              + " "
              + page.text("revisions", 0, "settings", "unannotated")
              + " "
              + page.list("revisions", 0, "weakening").size()
              + " "
              + page.list("revisions", 0, "changes").size());
      String next = page.text("nextPageToken");
      token = next.equals("nothing") ? "" : "&pageToken=" + next;
    } while (!token.isEmpty());

    // The first version differs in everything from nothing: its name and four settings.
    assertThat(numbers).containsExactly("3 DENY 0 1", "2 SKIP 1 1", "1 EVALUATE 0 12");
    assertThat(api.get(path + ":listRevisions?pageToken=x").status()).isEqualTo(400);
  }

  @Test
  void platformPolicy_created_weakensWhatItDoesNotRefuse() throws IOException {
    String collection = Api.PROJECT + "/platforms/cloudRun/policies";
    String open =
        "{\"cloudRunPolicy\": {\"rule\": {\"evaluationMode\": \"ALWAYS_ALLOW\","
            + " \"enforcementMode\": \"ENFORCED_BLOCK_AND_AUDIT_LOG\"}}}";
    Api.expectOk(api.post(collection + "?policyId=x", open));

    Reply revisions = Api.expectOk(api.get(collection + "/x:listRevisions"));

    assertThat(revisions.list("revisions", 0, "weakening"))
        .singleElement()
        .asString()
        .contains("cloudRunPolicy.rule.evaluationMode");
    assertThat(revisions.text("revisions", 0, "platformPolicy", "name"))
        .isEqualTo("projects/demo/platforms/cloudRun/policies/x");
  }
}
