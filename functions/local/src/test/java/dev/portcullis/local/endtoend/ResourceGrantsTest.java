package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers without a role on the project, and what IAM policies on single resources give them. */
@Timeout(60)
final class ResourceGrantsTest {

  private static final String POLICY = Api.PROJECT + "/policy";
  private static final String NOTE = Api.PROJECT + "/notes/qa";
  private static final String ATTESTOR = Api.PROJECT + "/attestors/qa";
  private static final String THEIR_OCCURRENCES = "/v1/projects/theirs/occurrences";
  private static final String VIEWER = "binaryauthorization.attestorsViewer";
  private static final String ANN = "user:ann@example.com";
  private static final TestKey KEY = TestKeys.any();
  private static final TestKey OTHER = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, 1);

  private CountingStore store;
  private KnownServer server;
  private Api root;
  private Api ann;

  @BeforeEach
  void start() throws Exception {
    store = new CountingStore(SqliteDocumentStore.inMemory());
    server =
        KnownServer.start(
            store,
            KnownCallers.binding("demo", "portcullis.admin", "user:root@example.com"),
            KnownCallers.binding("theirs", "portcullis.admin", "user:root@example.com"),
            KnownCallers.binding(
                "theirs", "containeranalysis.occurrences.editor", "user:ann@example.com"));
    root = as("root@example.com");
    ann = as("ann@example.com");
    Api.expectOk(root.put("/v1/projects/theirs/settings", "{}"));
    root.createAttestor("qa", KEY);
    root.createAttestor("ops", KEY);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void attacherOfOneNote_attestsUnderIt_fromAProjectOfTheirOwn() throws IOException {
    String attestation = Resources.occurrence("qa", Manifests.image(1), KEY);
    String batch = "{\"occurrences\":[" + attestation + "]}";
    assertThat(ann.post(THEIR_OCCURRENCES, attestation).status()).isEqualTo(403);

    grant(NOTE, "containeranalysis.notes.attacher", ANN);

    Api.expectOk(ann.post(THEIR_OCCURRENCES, attestation));
    Api.expectOk(ann.post(THEIR_OCCURRENCES + ":batchCreate", batch));
    String both =
        "{\"occurrences\":["
            + attestation
            + ","
            + attestation.replace("notes/qa", "notes/ops")
            + "]}";
    Reply refused = ann.post(THEIR_OCCURRENCES + ":batchCreate", both);
    assertThat(refused.status()).as(refused.json()).isEqualTo(403);
    assertThat(refused.text("error", "message")).contains("projects/demo/notes/ops");
    assertThat(ann.post(Api.PROJECT + "/occurrences", attestation).status())
        .as("an occurrence in the note's project takes a role there")
        .isEqualTo(403);
    assertThat(ann.get(NOTE + "/occurrences").status()).isEqualTo(403);
    grant(NOTE, "containeranalysis.notes.occurrences.viewer", ANN);
    assertThat(Api.expectOk(ann.get(NOTE + "/occurrences")).list("occurrences")).hasSize(1);
  }

  @Test
  void editorOfThePolicy_changesItAndNothingElse_andWeakensNothing() throws IOException {
    grant(POLICY, "binaryauthorization.policyEditor", ANN);

    Api.expectOk(ann.put(POLICY, Resources.mode("ALWAYS_DENY")));
    Api.expectOk(ann.get(POLICY.replace("v1", "v1beta1")));
    Reply weaker = ann.put(POLICY, Resources.mode("ALWAYS_ALLOW"));
    assertThat(weaker.text("error", "message")).contains("portcullis.policies.weaken");
    assertForbidden(ann.get(POLICY + ":getIamPolicy"));
    assertForbidden(ann.get(Api.PROJECT + "/platforms/cloudRun/policies"));
    assertForbidden(ann.post(POLICY + ":simulate", "{}"));
    assertForbidden(ann.get(Api.PROJECT + "/attestors"));
  }

  @Test
  void rolesOfOneResource_holdOnThatResourceAlone() throws IOException {
    grant(ATTESTOR, VIEWER, ANN);

    Api.expectOk(ann.get(ATTESTOR));
    Reply existing = ann.get(Api.PROJECT + "/attestors/ops");
    Reply missing = ann.get(Api.PROJECT + "/attestors/xyz");
    assertForbidden(existing);
    assertThat(existing.json().replace("ops", "xyz")).isEqualTo(missing.json());
    assertForbidden(ann.get(Api.PROJECT + "/attestors"));
    assertForbidden(ann.delete(ATTESTOR));
    assertForbidden(as("eve@example.com").get(ATTESTOR));
  }

  @Test
  void rolesOfAnotherKindOfResource_giveNothing() throws IOException {
    grant(ATTESTOR, "containeranalysis.admin", ANN);
    assertForbidden(ann.get(NOTE));
    assertForbidden(ann.get(ATTESTOR));

    grant(ATTESTOR, "portcullis.admin", ANN);
    Api.expectOk(ann.get(ATTESTOR + ":getIamPolicy"));
    Api.expectOk(ann.get(ATTESTOR + ":listRevisions"));
    assertForbidden(ann.get(NOTE));
    assertForbidden(ann.get(Api.PROJECT + "/settings"));
    Reply weaker = ann.put(ATTESTOR, Resources.attestor("qa", KEY, OTHER));
    assertThat(weaker.text("error", "message")).contains("portcullis.policies.weaken");
  }

  @Test
  void everybodyAndGroups_areNobody() throws IOException {
    for (String member :
        new String[] {"allUsers", "allAuthenticatedUsers", "group:g@example.com"}) {
      grant(ATTESTOR, VIEWER, member);
      assertForbidden(ann.get(ATTESTOR));
    }
    grant(ATTESTOR, VIEWER, ANN);
    Api.expectOk(ann.get(ATTESTOR));
  }

  @Test
  void grantForATime_isOverWhenItsTimeIs() throws IOException {
    String end = MutableClock.START.plus(Duration.ofMinutes(5)).toString();
    set(
        ATTESTOR,
        "{\"role\":\"roles/"
            + VIEWER
            + "\",\"members\":[\""
            + ANN
            + "\"],\"condition\":{\"title\":\"t\",\"expression\":\"request.time < timestamp(\\\""
            + end
            + "\\\")\"}}");
    Api.expectOk(ann.get(ATTESTOR));

    server.server().clock().advance(Duration.ofMinutes(5));

    assertForbidden(ann.get(ATTESTOR));
  }

  @Test
  void resourceCreatedAgain_grantsNothing() throws IOException {
    grant(NOTE, "containeranalysis.notes.viewer", ANN);
    Api.expectOk(ann.get(NOTE));
    Api.expectOk(root.delete(NOTE));
    assertForbidden(ann.get(NOTE));
    server.server().clock().advance(Duration.ofSeconds(1));
    Api.expectOk(root.post(Api.PROJECT + "/notes?noteId=qa", Resources.note("qa")));

    assertForbidden(ann.get(NOTE));
  }

  @Test
  void occurrenceAndContinuousValidation_haveGrantsToo() throws IOException {
    String occurrence = "/v1/" + root.attest("qa", Manifests.image(1), KEY);
    String config = "/v1alpha2/projects/demo/continuousValidationConfig";
    assertForbidden(ann.get(occurrence));
    assertForbidden(ann.get(config));

    grant(occurrence, "containeranalysis.occurrences.viewer", ANN);
    grant(config, "binaryauthorization.policyViewer", ANN);

    Api.expectOk(ann.get(occurrence));
    Api.expectOk(ann.get(config));
    assertForbidden(ann.delete(occurrence));
  }

  @Test
  void policyOfAResource_takesNothingFromWhoHasARoleOnTheProject() throws IOException {
    grant(ATTESTOR, VIEWER, ANN);
    set(ATTESTOR, "");

    Api.expectOk(root.get(ATTESTOR));
    assertForbidden(ann.get(ATTESTOR));
  }

  @Test
  void testIamPermissions_answersByBoth() throws IOException {
    String asked =
        "{\"permissions\":[\"containeranalysis.notes.get\","
            + "\"containeranalysis.notes.attachOccurrence\",\"containeranalysis.notes.list\","
            + "\"containeranalysis.occurrences.create\"]}";
    String theirs = "/v1/projects/theirs/notes/qa";
    Api.expectOk(
        root.post(
            "/v1/projects/theirs/notes?noteId=qa",
            Resources.note("qa").replace("projects/demo", "projects/theirs")));
    grant(NOTE, "containeranalysis.notes.editor", ANN);
    grant(theirs, "containeranalysis.notes.attacher", ANN);

    assertThat(ann.post(NOTE + ":testIamPermissions", asked).list("permissions"))
        .containsExactly(
            "\"containeranalysis.notes.get\"", "\"containeranalysis.notes.attachOccurrence\"");
    assertThat(ann.post(theirs + ":testIamPermissions", asked).list("permissions"))
        .containsExactly(
            "\"containeranalysis.notes.get\"",
            "\"containeranalysis.notes.attachOccurrence\"",
            "\"containeranalysis.occurrences.create\"");
    assertForbidden(as("eve@example.com").post(NOTE + ":testIamPermissions", asked));
  }

  @Test
  void cost_isOneReadMore_andOnlyForWhoLacksARoleOnTheProject() throws IOException {
    grant(ATTESTOR, VIEWER, ANN);
    store.reset();
    Api.expectOk(root.get(ATTESTOR));
    long byRole = store.reads();
    store.reset();
    Api.expectOk(ann.get(ATTESTOR));

    assertThat(store.reads()).isEqualTo(byRole + 1);
    assertThat(store.roundTrips()).isEqualTo(store.reads());
  }

  private Api as(String email) {
    return server.as(email);
  }

  private void grant(String resource, String role, String member) throws IOException {
    set(resource, "{\"role\":\"roles/" + role + "\",\"members\":[\"" + member + "\"]}");
  }

  private void set(String resource, String binding) throws IOException {
    Api.expectOk(
        root.post(
            resource + ":setIamPolicy",
            "{\"policy\":{\"version\":3,\"bindings\":[" + binding + "]}}"));
  }

  private static void assertForbidden(Reply reply) {
    assertThat(reply.status()).as(reply.json()).isEqualTo(403);
    assertThat(reply.json()).contains("IAM_PERMISSION_DENIED");
  }
}
