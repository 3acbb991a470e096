package dev.portcullis.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Limits;
import dev.portcullis.wire.resource.Decoding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That no deviation from what is expected passes. */
class ExpectedTest {

  private static final String EXPECTED =
      """
      {"status": 403, "verdict": "DENY", "basis": "RULE", "policy": "projects/demo/policy",
       "workload": "Service", "message": "No.", "warnings": ["DRY_RUN"], "pinned": ["app@1"],
       "images": [{"revision": "r1", "container": "c", "image": "app", "verdict": "DENY",
                   "basis": "RULE", "matchedPattern": "a*", "attestors": ["qa"],
                   "reasons": [{"code": "NO_VALID_ATTESTATION", "attestor": "sec",
                                "found": ["q1", "q2"]}]}]}
      """;

  /** As the API would answer it, with more than a case looks at. */
  private static final String ANSWER =
      """
      {"name": "projects/demo/decisions/1", "verdict": "DENY", "basis": "RULE",
       "policy": "projects/demo/policy", "policyRevision": 7,
       "workload": {"kind": "Service", "name": "web"}, "message": "No.",
       "warnings": [{"code": "DRY_RUN", "message": "m", "fix": "f"}],
       "pinnedWorkload": {"spec": [{"image": "app@1"}]},
       "images": [{"revision": "r1", "container": "c", "image": "app", "verdict": "DENY",
                   "basis": "RULE", "matchedPattern": "a*",
                   "attestations": [{"attestor": "qa", "publicKeyId": "k"}],
                   "reasons": [{"code": "NO_VALID_ATTESTATION", "attestor": "sec",
                                "message": "None; found instead: signed by q1 and q2",
                                "fix": "sign"}]}]}
      """;

  @Test
  void sameAnswer_hasNoDifference() throws Exception {
    assertThat(differences(403, ANSWER)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "verdict, \"ALLOW\", verdict",
        "basis, \"DRY_RUN\", basis",
        "policy, \"projects/other/policy\", policy",
        "workload, {\"kind\":\"Job\"}, workload",
        "message, \"Yes.\", message",
        "warnings, [], warnings",
        "warnings, `[{\"code\":\"DRY_RUN\"},{\"code\":\"NO_POLICY\"}]`, warnings",
        "pinnedWorkload, {}, pinned",
        "expireTime, \"2030-01-31T12:00:00Z\", has an expireTime",
        "images, [], number of images",
      })
  void answerWithAnotherField_differsThere(String field, String value, String place)
      throws Exception {
    JsonObject answer = with((JsonObject) parse(ANSWER), field, parse(value));

    assertThat(expected(EXPECTED).differences(new Reply.Decided(403, answer)))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith(place + ":"));
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"r1\", \"\", images[0].revision",
        "\"container\": \"c\", \"container\": \"d\", images[0].container",
        "\"image\": \"app\", \"image\": \"bad\", images[0].image",
        "`\"verdict\": \"DENY\",\n             \"basis`, `\"verdict\": \"ALLOW\", \"basis`,"
            + " images[0].verdict",
        "`\"basis\": \"RULE\", \"matched`, `\"basis\": \"ERROR\", \"matched`, images[0].basis",
        "a*, b*, images[0].matchedPattern",
        "\"attestor\": \"qa\", \"attestor\": \"qb\", images[0].attestors",
        "NO_VALID, A_VALID, images[0].reasons",
        "\"attestor\": \"sec\", \"attestor\": \"qa\", images[0].reasons[0].attestor",
        "q2, q3, images[0].reasons[0].found",
        "; found instead: , ;, images[0].reasons[0].found",
        "\"sign\", \"\", images[0].reasons[0].fix",
      })
  void imageOfAnswerWithAnotherText_differsThere(String text, String other, String place)
      throws Exception {
    assertThat(ANSWER).contains(text);

    assertThat(differences(403, ANSWER.replace(text, other)))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith(place));
  }

  @Test
  void nearestMissThatIsNotExpected_differs() throws Exception {
    String nothing = EXPECTED.replaceAll(",\\s*\"found\": \\[.*?]", "");
    assertThat(nothing).doesNotContain("found");

    assertThat(expected(nothing).differences(new Reply.Decided(403, (JsonObject) parse(ANSWER))))
        .containsExactly("images[0].reasons[0].found: expected ``, found `signed by q1 and q2`");
  }

  @Test
  void answerWithAnotherStatus_differs() throws Exception {
    assertThat(differences(200, ANSWER)).containsExactly("status: expected 403, found 200");
  }

  @Test
  void answerOffTheRecord_differs() throws Exception {
    assertThat(differences(403, ANSWER.replace("\"name\": \"projects/demo/decisions/1\",", "")))
        .containsExactly("recorded: expected true, found false");
  }

  @Test
  void errorInPlaceOfDecision_differs() throws Exception {
    assertThat(expected(EXPECTED).differences(new Reply.Refused(404, "who?", List.of("a"))))
        .containsExactly("status: expected 403 and a decision, found 404 [a] `who?`");
  }

  @ParameterizedTest
  @CsvSource({"400, a, 0", "404, a, 1", "400, b, 1", "404, b, 2"})
  void errorOfOtherStatusOrField_differs(int status, String field, int differences)
      throws Exception {
    Expected expected = expected("{\"status\": 400, \"fields\": [\"a\"]}");

    assertThat(expected.differences(new Reply.Refused(status, "", List.of(field))))
        .hasSize(differences);
  }

  @Test
  void decisionInPlaceOfError_differs() throws Exception {
    Reply decided = new Reply.Decided(200, (JsonObject) parse(ANSWER));

    assertThat(expected("{\"status\": 400}").differences(decided))
        .containsExactly("status: expected 400 and no decision, found 200 and a decision");
  }

  @ParameterizedTest
  @CsvSource({
    "\"message\", messages",
    "\"matchedPattern\", images[0].matchedpattern",
    "\"found\", images[0].reasons[0].founds"
  })
  void fieldThatNobodyKnows_isRefused(String field, String path) {
    String name = path.substring(path.lastIndexOf('.') + 1);

    assertThatThrownBy(() -> expected(EXPECTED.replace(field, "\"" + name + "\"")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(path + ": unknown field");
  }

  private static List<String> differences(int status, String answer) throws Exception {
    return expected(EXPECTED).differences(new Reply.Decided(status, (JsonObject) parse(answer)));
  }

  private static Expected expected(String json) throws InvalidInputException {
    return Decoding.decode(parse(json), ExpectedForm::read);
  }

  private static JsonValue parse(String json) throws InvalidInputException {
    return JsonText.parse(json, Limits.REQUEST);
  }

  private static JsonObject with(JsonObject object, String field, JsonValue value) {
    JsonObject.Builder changed = JsonObject.builder();
    object
        .fields()
        .forEach(
            (name, old) -> {
              if (!name.equals(field)) {
                changed.put(name, old);
              }
            });
    return changed.put(field, value).build();
  }
}
