package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * I8, and the deputy that must not be confused: the owner of one project names another in a body,
 * in every place that can name one. Nothing is done to the other project, and the answer is the one
 * about a project that is not there.
 */
@Timeout(60)
final class ConfusedDeputyTest {

  private static final String IMAGE = Manifests.image(1);
  private static final TestKey KEY = TestKeys.any();
  private static final String ABSENT = "absent";

  /** With a number, so that what another project grants is looked for. */
  private static final String NUMBERED = "{\"projectNumber\":\"78\"}";

  private static final String POLICY = "policy that names another's attestor";

  private WrittenPaths store;
  private KnownServer server;

  /** One call of the owner's, with a body that names what is another's. */
  private record Deed(String method, String path, String contentType, String body) {

    Reply doneBy(Api api, String mine) throws IOException {
      String full = "/v1/projects/" + mine + "/" + path;
      return method.equals("PUT") ? api.put(full, body) : api.post(full, contentType, body);
    }
  }

  @BeforeEach
  void start() throws Exception {
    store = new WrittenPaths(SqliteDocumentStore.inMemory());
    server =
        KnownServer.start(
            store,
            KnownCallers.binding("aaaaaa", "portcullis.admin", "user:aaaaaa@example.com"),
            KnownCallers.binding("bbbbbb", "portcullis.admin", "user:bbbbbb@example.com"),
            KnownCallers.binding("78", "portcullis.admin", "user:aaaaaa@example.com"),
            KnownCallers.binding("78", "portcullis.admin", "user:bbbbbb@example.com"));
    for (String project : List.of("aaaaaa", "bbbbbb")) {
      set(project);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"aaaaaa, bbbbbb", "bbbbbb, aaaaaa"})
  void i8_bodyThatNamesAnotherProject_changesAndLearnsNothingThere(String mine, String theirs)
      throws IOException {
    Api owner = as(mine);
    Map<String, Deed> aboutTheirs = deeds(mine, theirs);
    Map<String, Deed> aboutAbsent = deeds(mine, ABSENT);
    for (String what : aboutTheirs.keySet()) {
      Reply existing = underThePolicy(aboutTheirs, what, owner, mine);

      assertThat(store.take())
          .as(what)
          .noneMatch(
              path ->
                  path.matches(
                      "(projects/%s|occurrences/%s~|evidence/).*".formatted(theirs, theirs)));
      Reply absent = underThePolicy(aboutAbsent, what, owner, mine);
      assertThat(existing.status()).as(what).isEqualTo(absent.status());
      assertThat(plain(existing, theirs)).as(what).isEqualTo(plain(absent, ABSENT));
    }
  }

  /** Does it while the own policy names an attestor of the other project. */
  private Reply underThePolicy(Map<String, Deed> deeds, String what, Api owner, String mine)
      throws IOException {
    Api.expectOk(Objects.requireNonNull(deeds.get(POLICY)).doneBy(owner, mine));
    var unused = store.take();
    return Objects.requireNonNull(deeds.get(what)).doneBy(owner, mine);
  }

  @Test
  void i8_pathOfAnotherProject_withABodyAboutTheOwn_isRefused() throws IOException {
    Api owner = as("aaaaaa");
    for (Deed deed : deeds("bbbbbb", "aaaaaa").values()) {
      var unused = store.take();
      assertThat(deed.doneBy(owner, "bbbbbb").status()).as(deed.toString()).isEqualTo(403);
      assertThat(store.take()).as(deed.toString()).isEmpty();
    }
  }

  /** Everywhere that a body can name a project, and what the path says it is about. */
  private static Map<String, Deed> deeds(String mine, String other) {
    String policy = Resources.requiring("qa").replace("projects/demo", "projects/" + other);
    String occurrence =
        Resources.occurrence("qa", IMAGE, KEY).replace("projects/demo", "projects/" + other);
    String note = Resources.note("qa").replace("projects/demo", "projects/" + other);
    // Each of its own, as the one about the other project may have been created.
    String byName = "by-" + other;
    String onNote = "on-" + other;
    String attestorThere =
        Resources.attestor(byName, KEY).replace("projects/demo", "projects/" + other);
    String onNoteThere =
        Resources.attestor(onNote, KEY)
            .replace("projects/demo/attestors", "projects/" + mine + "/attestors")
            .replace("projects/demo/notes/" + onNote, "projects/" + other + "/notes/qa");
    String manifest = Manifests.service(IMAGE);
    Map<String, Deed> deeds = new LinkedHashMap<>();
    deeds.put("policy by another name", put("policy", named(other + "/policy", mode())));
    deeds.put("settings by another name", put("settings", named(other + "/settings", NUMBERED)));
    deeds.put("note by another name", post("notes?noteId=qa2", note));
    deeds.put(
        "notes with another parent",
        post("notes:batchCreate", "{\"parent\":\"projects/" + other + "\",\"notes\":{}}"));
    deeds.put("attestor by another name", post("attestors?attestorId=" + byName, attestorThere));
    deeds.put("attestor on another's note", post("attestors?attestorId=" + onNote, onNoteThere));
    deeds.put("occurrence on another's note", post("occurrences", occurrence));
    deeds.put(
        "occurrences on another's note",
        post("occurrences:batchCreate", "{\"occurrences\":[" + occurrence + "]}"));
    deeds.put(
        "occurrence by another name",
        post("occurrences", named(other + "/occurrences/" + "a".repeat(64), occurrence)));
    deeds.put("IAM policy of another resource", post("policy:setIamPolicy", about(other)));
    deeds.put(
        "attestation of another's note",
        post(
            "attestors/qa:validateAttestationOccurrence",
            "{\"attestation\":{\"serializedPayload\":\"e30=\",\"signatures\":[{\"publicKeyId\":\"k\","
                + "\"signature\":\"e30=\"}]},\"occurrenceNote\":\"projects/"
                + other
                + "/notes/qa\",\"occurrenceResourceUri\":\""
                + IMAGE
                + "\"}"));
    deeds.put("candidate that names another's attestor", post("policy:simulate", body(policy)));
    deeds.put(POLICY, put("policy", policy));
    deeds.put("decision by that policy", yaml(manifest));
    deeds.put(
        "workload of another project",
        yaml(manifest.replace("name: svc\n", "name: svc\n  namespace: " + other + "\n")));
    deeds.put(
        "annotation that names another's policy",
        yaml(
            Manifests.service(
                "projects/" + other + "/platforms/cloudRun/policies/p", new String[] {IMAGE})));
    return deeds;
  }

  private static Deed put(String path, String body) {
    return new Deed("PUT", path, Api.JSON, body);
  }

  private static Deed post(String path, String body) {
    return new Deed("POST", path, Api.JSON, body);
  }

  private static Deed yaml(String manifest) {
    return new Deed("POST", "deployments:validate", Api.YAML, manifest);
  }

  private static String mode() {
    return Resources.mode("ALWAYS_DENY");
  }

  private static String named(String name, String json) {
    return "{\"name\":\"projects/" + name + "\"," + json.substring(1);
  }

  private static String about(String other) {
    return "{\"resource\":\"projects/" + other + "/policy\",\"policy\":{\"bindings\":[]}}";
  }

  private static String body(String policy) {
    return "{\"policy\":" + policy + "}";
  }

  /** What is different about every answer, and the name of the project, left out. */
  private static String plain(Reply reply, String project) {
    return reply
        .json()
        .replace(project, "PROJECT")
        .replaceAll(
            "(decisions/|occurrences/|\"etag\":\"|sha256:|policyRevision\":)[0-9a-zA-Z]+", "$1X")
        .replaceAll("\"(token|nextPageToken)\":\"[^\"]*\"", "");
  }

  /** A project with something of every kind, that would be worth knowing of. */
  private void set(String project) throws IOException {
    Api owner = as(project);
    String base = "/v1/projects/" + project;
    Api.expectOk(owner.put(base + "/settings", NUMBERED));
    Api.expectOk(owner.post(base + "/notes?noteId=qa", mine(Resources.note("qa"), project)));
    Api.expectOk(
        owner.post(
            base + "/attestors?attestorId=qa", mine(Resources.attestor("qa", KEY), project)));
    Api.expectOk(
        owner.post(base + "/occurrences", mine(Resources.occurrence("qa", IMAGE, KEY), project)));
    Api.expectOk(
        owner.post(
            base + "/platforms/cloudRun/policies?policyId=p",
            "{\"cloudRunPolicy\":{\"rule\":{\"evaluationMode\":\"ALWAYS_ALLOW\","
                + "\"enforcementMode\":\"ENFORCED_BLOCK_AND_AUDIT_LOG\"}}}"));
  }

  private static String mine(String json, String project) {
    return json.replace("projects/demo", "projects/" + project);
  }

  private Api as(String project) {
    return server.as(project + "@example.com");
  }
}
