package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes and occurrences as published recipes and gcloud ask for them. */
final class GrafeasTest extends ServedTest {

  private static final TestKey KEY = TestKeys.any();
  private static final String NOTES = Api.PROJECT + "/notes";
  private static final String OCCURRENCES = Api.PROJECT + "/occurrences";

  @Test
  void note_asTheDocumentationCreatesIt() throws IOException {
    String recipe =
        """
        {"name": "projects/demo/notes/qa",
         "attestation": {"hint": {"human_readable_name": "This note represents an authority"}}}
        """;

    Reply created = Api.expectOk(api.post(NOTES + "/?noteId=qa", recipe));

    assertThat(created.text("attestation", "hint", "humanReadableName"))
        .isEqualTo("This note represents an authority");
    assertThat(Api.expectOk(api.get(NOTES + "/")).list("notes")).containsExactly(created.json());
    assertThat(api.post(NOTES + "/?noteId=qa", recipe).json()).isEqualTo(created.json());
  }

  @Test
  void note_ofAnotherName_isRefused() throws IOException {
    Reply refused = api.post(NOTES + "?noteId=ops", Resources.note("qa"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("error", "message")).contains("name: is not `projects/demo/notes/ops`");
  }

  @Test
  void note_patched_changesWhatTheMaskNames() throws IOException {
    Api.expectOk(api.post(NOTES + "?noteId=qa", Resources.note("qa")));

    Reply refused = patch(NOTES + "/qa?updateMask=short_description,createTime", "{}", 400);
    assertThat(refused.text("error", "message")).contains("updateMask: names `createTime`");

    Reply changed =
        patch(
            NOTES + "/qa?updateMask=short_description",
            "{\"shortDescription\": \"new\", \"longDescription\": \"passed over\"}",
            200);
    assertThat(changed.text("shortDescription")).isEqualTo("new");
    assertThat(changed.text("longDescription")).isEqualTo("nothing");
    assertThat(api.get(NOTES + "/qa").json()).isEqualTo(changed.json());
    assertThat(patch(NOTES + "/absent", "{}", 404).text("error", "status")).isEqualTo("NOT_FOUND");
  }

  @Test
  void notes_createdTogether_areAllThereOrNone() throws IOException {
    String batch = "{\"notes\": {\"a\": %s, \"b\": %s}}";

    Reply created =
        Api.expectOk(
            api.post(
                NOTES + ":batchCreate", batch.formatted(Resources.note("a"), Resources.note("b"))));
    assertThat(created.text("notes", 1, "name")).isEqualTo("projects/demo/notes/b");

    Reply refused =
        api.post(NOTES + ":batchCreate", "{\"notes\": {\"c\": {\"kind\": \"BUILD\"}, \"d\": {}}}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.list("error", "details", 0, "fieldViolations"))
        .anyMatch(v -> v.contains("notes.c.kind"))
        .anyMatch(v -> v.contains("notes.d.attestation"));
    assertThat(api.get(NOTES).list("notes")).hasSize(2);
  }

  @Test
  void occurrence_asTheDocumentationCreatesIt() throws IOException {
    Api.expectOk(api.post(NOTES + "?noteId=qa", Resources.note("qa")));
    String recipe =
        """
        {"resourceUri": "https://%s", "note_name": "projects/demo/notes/qa",
         "attestation": {"serialized_payload": "+/8=",
           "signatures": [{"public_key_id": "urn:key", "signature": "-_8"}]}}
        """
            .formatted(Manifests.image(1));

    Reply created = Api.expectOk(api.post(OCCURRENCES + "/", recipe));

    assertThat(created.text("kind")).isEqualTo("ATTESTATION");
    assertThat(created.text("attestation", "serializedPayload")).isEqualTo("+/8=");
    assertThat(created.text("attestation", "signatures", 0, "signature")).isEqualTo("+/8=");
    String early = "/v1beta1/" + created.text("name");
    assertThat(Api.expectOk(api.get(early)).json()).isEqualTo(created.json());
    assertThat(Api.expectOk(api.delete(early)).json()).isEqualTo("{}");
    assertThat(api.get(early).status()).isEqualTo(404);
  }

  @Test
  void occurrence_sentBackAsItWasRead_isTheSame() throws IOException {
    api.createAttestor("qa", KEY);
    Reply created =
        Api.expectOk(api.post(OCCURRENCES, Resources.occurrence("qa", Manifests.image(1), KEY)));

    assertThat(Api.expectOk(api.post(OCCURRENCES, created.json())).json())
        .isEqualTo(created.json());
    Reply other =
        api.post(
            OCCURRENCES,
            created.json().replace(created.text("name"), "projects/demo/occurrences/other"));
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.text("error", "message")).contains("name: is not `" + created.text("name"));
  }

  @Test
  void occurrence_patched_keepsWhatWasSigned() throws IOException {
    api.createAttestor("qa", KEY);
    Reply created =
        Api.expectOk(api.post(OCCURRENCES, Resources.occurrence("qa", Manifests.image(1), KEY)));
    String path = "/v1/" + created.text("name");
    server.clock().advance(Duration.ofSeconds(1));

    Reply patched = patch(path + "?updateMask=remediation", "{\"remediation\": \"ask QA\"}", 200);
    assertThat(patched.text("remediation")).isEqualTo("ask QA");
    assertThat(patched.at("attestation")).isEqualTo(created.at("attestation"));
    assertThat(patched.text("updateTime")).isGreaterThan(created.text("updateTime"));

    Reply refused =
        patch(path, created.json().replace("\"signature\":\"", "\"signature\":\"AAAA"), 400);
    assertThat(refused.text("error", "message")).contains("attestation: cannot be changed");
    assertThat(patch(path + "?updateMask=attestation", "{}", 400).text("error", "message"))
        .contains("`attestation`, which cannot be changed; these can: remediation");
  }

  @Test
  void occurrences_createdTogether_satisfyTheirAttestor() throws IOException {
    api.requireAttestor("qa", KEY);
    String batch =
        "{\"occurrences\": [%s, %s]}"
            .formatted(
                Resources.occurrence("qa", Manifests.image(1), KEY),
                Resources.occurrence("qa", Manifests.image(2), KEY));

    Reply created = Api.expectOk(api.post(OCCURRENCES + ":batchCreate", batch));
    assertThat(created.list("occurrences")).hasSize(2);
    assertThat(api.validate(Manifests.service(Manifests.image(2))).status()).isEqualTo(200);

    Reply refused =
        api.post(OCCURRENCES + ":batchCreate", batch.replaceFirst("notes/qa", "notes/absent"));
    assertThat(refused.status()).isEqualTo(404);
  }

  @Test
  void noteOfOccurrence_isItsNote() throws IOException {
    api.createAttestor("qa", KEY);
    String name = api.attest("qa", Manifests.image(1), KEY);

    assertThat(Api.expectOk(api.get("/v1/" + name + "/notes")).json())
        .isEqualTo(api.get(NOTES + "/qa").json());
    Api.expectOk(api.delete(NOTES + "/qa"));
    assertThat(api.get("/v1/" + name + "/notes").status()).isEqualTo(404);
  }

  @Test
  void noteOfOccurrence_inAnotherProject_isNotShown() throws IOException {
    api.createAttestor("qa", KEY);
    Api.expectOk(api.put("/v1/projects/shop/settings", "{}"));
    Reply foreign =
        Api.expectOk(
            api.post(
                "/v1/projects/shop/occurrences",
                Resources.occurrence("qa", Manifests.image(1), KEY)));

    Reply refused = api.get("/v1/" + foreign.text("name") + "/notes");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json()).doesNotContain("humanReadableName");
  }

  @Test
  void note_deleted_satisfiesNobodyAtTheNextDecision() throws IOException {
    api.requireAttestor("qa", KEY);
    String sent = Resources.occurrence("qa", Manifests.image(1), KEY);
    Reply created = Api.expectOk(api.post(OCCURRENCES, sent));
    String service = Manifests.service(Manifests.image(1));
    assertThat(api.validate(service).status()).isEqualTo(200);

    Api.expectOk(api.delete(NOTES + "/qa"));
    assertThat(api.validate(service).status()).isEqualTo(403);

    server.clock().advance(Duration.ofSeconds(1));
    Api.expectOk(api.post(NOTES + "?noteId=qa", Resources.note("qa")));
    assertThat(api.validate(service).status()).as("another note of that name").isEqualTo(403);

    assertThat(Api.expectOk(api.post(OCCURRENCES, sent)).json()).isEqualTo(created.json());
    assertThat(api.validate(service).status()).isEqualTo(200);
  }

  /** The requests that gcloud was recorded to send, parameters and encoding included. */
  @ParameterizedTest
  @CsvSource({
    "notes/qa/occurrences, filter=&pageSize=100&alt=json, 3",
    "notes/qa/occurrences, filter=has_suffix%28resourceUrl%2C+%22DIGEST%22%29&pageSize=100, 1",
    "occurrences, alt=json&filter=has_suffix%28resourceUrl%2C+%22DIGEST%22%29&pageSize=100, 2",
    "occurrences, filter=&pageSize=100, 5",
    "occurrences, filter=resourceUrl%3D%22https%3A%2F%2FIMAGE%22, 2",
    "occurrences, filter=resourceUrl%3D%22IMAGE%22, 2",
    "occurrences, filter=kind%3D%22ATTESTATION%22%20AND%20noteId%3D%22ops%22, 2",
  })
  void list_asGcloudAndTheDocumentationAsk(String list, String query, int found)
      throws IOException {
    api.createAttestor("qa", KEY);
    api.createAttestor("ops", KEY);
    for (String note : List.of("qa", "ops")) {
      for (int image = 1; image <= (note.equals("qa") ? 3 : 2); image++) {
        assertThat(api.attest(note, Manifests.image(image), KEY)).isNotEmpty();
      }
    }
    String image = Manifests.image(1);

    Reply reply =
        Api.expectOk(
            api.get(
                Api.PROJECT
                    + "/"
                    + list
                    + "?"
                    + query
                        .replace("DIGEST", encoded(image.substring(image.indexOf('@') + 1)))
                        .replace("IMAGE", encoded(image))));

    assertThat(reply.list("occurrences"))
        .hasSize(found)
        .allMatch(occurrence -> occurrence.contains("\"kind\":\"ATTESTATION\""));
    assertThat(reply.text("nextPageToken")).isEqualTo("nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"occurrences", "notes/qa/occurrences", "notes"})
  void list_byWhatIsNotUnderstood_isRefusedAtItsPlace(String list) throws IOException {
    Reply refused =
        api.get(
            Api.PROJECT + "/" + list + "?filter=" + encoded("kind=\"ATTESTATION\" AND severity=5"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("error", "status")).isEqualTo("INVALID_ARGUMENT");
    assertThat(refused.text("error", "message"))
        .contains("filter: cannot be followed: at character 24 it asks about `severity`");
  }

  private Reply patch(String path, String json, int status) throws IOException {
    Reply reply =
        api.send(
            api.request(path)
                .header("Content-Type", Api.JSON)
                .method("PATCH", BodyPublishers.ofString(json)));
    assertThat(reply.status()).as(reply.json()).isEqualTo(status);
    return reply;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
