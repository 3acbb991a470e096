package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.local.server.LocalServer;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.web.route.Route;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers that are known, and may do what their roles on a project say and nothing else. */
@Timeout(60)
final class PermissionsTest {

  private static final String POLICY = Api.PROJECT + "/policy";
  private static final String OCCURRENCES = Api.PROJECT + "/occurrences";
  private static final String TEST = POLICY + ":testIamPermissions";
  private static final TestKey KEY = TestKeys.any();
  private static final TestKey STRANGER = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, 1);

  private CountingStore store;
  private KnownServer server;

  @BeforeEach
  void start() throws Exception {
    store = new CountingStore(SqliteDocumentStore.inMemory());
    server =
        KnownServer.start(
            store,
            KnownCallers.binding("demo", "portcullis.admin", "user:root@example.com"),
            KnownCallers.binding("demo", "portcullis.deployer", "user:ci@example.com"),
            KnownCallers.binding("demo", "binaryauthorization.policyEditor", "user:ed@example.com"),
            KnownCallers.binding(
                "demo", "containeranalysis.occurrences.editor", "user:qa@example.com"),
            KnownCallers.binding(
                "demo", "containeranalysis.occurrences.editor", "user:both@example.com"),
            KnownCallers.binding(
                "demo", "containeranalysis.notes.attacher", "user:both@example.com"),
            KnownCallers.binding(
                "theirs", "containeranalysis.notes.attacher", "user:qa@example.com"),
            KnownCallers.binding("theirs", "portcullis.admin", "user:them@example.com"));
    store.reset();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Nobody in particular, and the owner of another project. */
  @Test
  void everyMethod_withoutItsPermission_is403AndReadsNothingButTheResourcesGrants()
      throws IOException {
    List<Route> routes = LocalServer.routes(server.server().portcullis());
    assertThat(routes).hasSizeGreaterThan(80);
    for (String email : List.of("eve@example.com", "them@example.com")) {
      for (Route route : routes) {
        if (email.equals("them@example.com")
            && !route.template().toString().contains("{project}")) {
          // About no project, so that what they may do in theirs is enough.
          continue;
        }
        store.reset();
        Reply reply = call(as(email), route);

        assertThat(store.roundTrips()).as(route.toString()).isEqualTo(store.reads());
        assertThat(store.reads())
            .as(route.toString())
            .isEqualTo(IamReads.mayBeGrantedOnOneResource(route) ? 1 : 0);
        assertThat(reply.status()).as(email + " " + route).isEqualTo(403);
        assertThat(reply.text("error", "status")).isEqualTo("PERMISSION_DENIED");
        assertThat(reply.list("error", "details"))
            .containsExactly(
                "{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\","
                    + "\"reason\":\"IAM_PERMISSION_DENIED\",\"domain\":\"portcullis\","
                    + "\"metadata\":{\"permission\":\""
                    + route.permission()
                    + "\"}}");
      }
    }
  }

  @Test
  void pathThatIsNotThere_is404WithoutAPermission() throws IOException {
    assertThat(as("eve@example.com").get(Api.PROJECT + "/nothing").status()).isEqualTo(404);
  }

  @Test
  void admin_isLetInByEveryMethod() throws IOException {
    Api root = as("root@example.com");
    for (Route route : LocalServer.routes(server.server().portcullis())) {
      assertThat(call(root, route).list("error", "details"))
          .as(route.toString())
          .noneMatch(detail -> detail.contains("IAM_PERMISSION_DENIED"));
    }
  }

  @Test
  void deployer_deploysAndReadsDecisions_andChangesNothing() throws IOException {
    Api ci = as("ci@example.com");

    Reply decided = Api.expectOk(ci.validate(Manifests.service(Manifests.image(1))));
    assertThat(decided.text("principal")).isEqualTo("ci@example.com");
    Api.expectOk(ci.validate(Manifests.validateOnly(Manifests.service(Manifests.image(1)))));
    Api.expectOk(ci.get(Api.PROJECT + "/decisions"));
    store.reset();
    assertThat(ci.put(POLICY, Resources.mode("ALWAYS_DENY")).status()).isEqualTo(403);
    assertThat(ci.get(POLICY).status()).isEqualTo(403);
    assertThat(store.reads()).as("of the policy's own grants").isEqualTo(2);
    assertThat(ci.get(Api.PROJECT + "/attestors").status()).isEqualTo(403);
    assertThat(store.roundTrips()).isEqualTo(2);
  }

  @Test
  void deployer_learnsTheVerdict_andNotWhatWasFoundInstead() throws IOException {
    Api root = as("root@example.com");
    Api ci = as("ci@example.com");
    root.requireAttestor("qa", KEY);
    var unused = root.attest("qa", Manifests.image(1), STRANGER);
    unused = root.attest("qa", Manifests.image(2), KEY);
    String denied = Manifests.service(Manifests.image(1));

    assertThat(root.validate(denied).json()).contains("found instead", STRANGER.id().value());
    for (Reply reply :
        List.of(
            ci.validate(denied),
            ci.validate(Manifests.validateOnly(denied)),
            ci.validate(Manifests.service(Manifests.image(2))),
            ci.get(Api.PROJECT + "/decisions"))) {
      assertThat(reply.json())
          .contains("projects/demo/attestors/qa")
          .doesNotContain("found instead", "publicKeyId", STRANGER.id().value());
    }
    String name = ci.validate(denied).decision().text("name");
    assertThat(ci.get("/v1/" + name).json()).doesNotContain("found instead");
    assertThat(root.get("/v1/" + name).json()).contains("found instead");
  }

  @Test
  void editor_tightensPolicies_andOnlyAnAdminWeakensThem() throws IOException {
    Api editor = as("ed@example.com");

    Api.expectOk(editor.put(POLICY, Resources.mode("ALWAYS_DENY")));
    Reply refused = editor.put(POLICY, Resources.mode("ALWAYS_ALLOW"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("error", "message")).contains("portcullis.policies.weaken");
    Api.expectOk(as("root@example.com").put(POLICY, Resources.mode("ALWAYS_ALLOW")));
  }

  @Test
  void occurrence_needsThePermissionOfTheNotesProjectToo() throws IOException {
    Api root = as("root@example.com");
    Api.expectOk(root.post(Api.PROJECT + "/notes?noteId=qa", Resources.note("qa")));
    String occurrence = Resources.occurrence("qa", Manifests.image(1), KEY);
    String batch = "{\"occurrences\": [" + occurrence + "]}";
    String foreign = occurrence.replace("projects/demo/notes/qa", "projects/theirs/notes/qa");
    assertThat(foreign).isNotEqualTo(occurrence);
    long before = store.writes();

    // May create occurrences in the one project, and attach to notes of the other.
    assertThat(as("qa@example.com").post(OCCURRENCES, occurrence).status()).isEqualTo(403);
    assertThat(as("qa@example.com").post(OCCURRENCES + ":batchCreate", batch).status())
        .isEqualTo(403);
    // May do anything in the one project, and nothing in the other.
    Reply refused = root.post(OCCURRENCES, foreign);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("error", "message"))
        .contains("`containeranalysis.notes.attachOccurrence`", "`theirs`");
    assertThat(store.writes()).isEqualTo(before);
    Api.expectOk(as("both@example.com").post(OCCURRENCES, occurrence));
  }

  @Test
  void testIamPermissions_areThoseOfTheRoles() throws IOException {
    String asked =
        "{\"permissions\": [\"binaryauthorization.policy.get\","
            + "\"binaryauthorization.policy.setIamPolicy\"]}";

    assertThat(as("ed@example.com").post(TEST, asked).list("permissions"))
        .containsExactly("\"binaryauthorization.policy.get\"");
    assertThat(as("root@example.com").post(TEST, asked).list("permissions")).hasSize(2);
    assertThat(as("ci@example.com").post(TEST, asked).status()).isEqualTo(200);
    assertThat(as("eve@example.com").post(TEST, asked).status()).isEqualTo(403);
  }

  private Api as(String email) {
    return server.as(email);
  }

  private static Reply call(Api api, Route route) throws IOException {
    String path =
        route.template().toString().replace("{project}", "demo").replaceAll("\\{[a-z]+}", "x");
    return api.send(
        api.request(path)
            .header("Content-Type", Api.JSON)
            .method(route.method().name(), BodyPublishers.ofString("{")));
  }
}
