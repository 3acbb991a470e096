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
import org.junit.jupiter.params.provider.CsvSource;

/** Policies tried on what was decided, over HTTP. */
final class SimulationTest extends ServedTest {

  private static final TestKey KEY = TestKeys.any();
  private static final String SIGNED = Manifests.image(1);
  private static final String UNSIGNED = Manifests.image(2);
  private static final String SIMULATE = Api.PROJECT + "/policy:simulate";

  @BeforeEach
  void prepare() throws Exception {
    api.createAttestor("qa", KEY);
    assertThat(api.attest("qa", SIGNED, KEY)).isNotEmpty();
    Api.expectOk(api.put(Api.PROJECT + "/policy", Resources.mode("ALWAYS_ALLOW")));
  }

  @Test
  void candidate_newlyDenies_saysWhichAndWhy() throws IOException {
    assertThat(decide(Manifests.service(SIGNED))).isNotEmpty();
    String lost = decide(Manifests.service(SIGNED, UNSIGNED));

    Reply page = Api.expectOk(api.post(SIMULATE, body(Resources.requiring("qa"), "")));

    assertThat(page.text("window", "endTime")).isEqualTo(server.clock().instant().toString());
    assertThat(page.text("window", "startTime"))
        .isEqualTo(server.clock().instant().minus(Duration.ofDays(7)).toString());
    assertThat(page.text("examined")).isEqualTo("2");
    assertThat(page.text("unchanged")).isEqualTo("1");
    assertThat(page.list("newlyAllowed")).isEmpty();
    assertThat(page.list("notReplayable")).isEmpty();
    assertThat(page.list("warnings")).isEmpty();
    assertThat(page.list("newlyDenied")).hasSize(1);
    assertThat(page.text("newlyDenied", 0, "decision")).isEqualTo(lost);
    assertThat(page.text("newlyDenied", 0, "workload", "name")).isEqualTo("svc");
    assertThat(page.text("newlyDenied", 0, "recorded"))
        .isEqualTo("{\"verdict\":\"ALLOW\",\"basis\":\"RULE\"}");
    assertThat(page.text("newlyDenied", 0, "current", "verdict")).isEqualTo("ALLOW");
    assertThat(page.text("newlyDenied", 0, "simulated", "verdict")).isEqualTo("DENY");
    assertThat(page.list("newlyDenied", 0, "images")).hasSize(1);
    assertThat(page.text("newlyDenied", 0, "images", 0, "image")).isEqualTo(UNSIGNED);
    assertThat(page.text("newlyDenied", 0, "images", 0, "reasons", 0, "code"))
        .isEqualTo("NO_VALID_ATTESTATION");
    assertThat(page.text("nextPageToken")).isEqualTo("nothing");
    assertThat(page.text("truncated")).isEqualTo("nothing");
  }

  @Test
  void pages_areWalkedByToken_andAnotherRunWaits() throws IOException {
    String first = decide(Manifests.service(SIGNED));
    String second = decide(Manifests.service(UNSIGNED));
    String deny = Resources.mode("ALWAYS_DENY");

    Reply page = Api.expectOk(api.post(SIMULATE, body(deny, ", \"pageSize\": 1")));
    assertThat(page.text("newlyDenied", 0, "decision")).isEqualTo(second);
    Reply other = api.post(SIMULATE, body(deny, ""));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text("error", "status")).isEqualTo("ABORTED");
    assertThat(other.text("error", "message")).contains("try again in 60 seconds");
    assertThat(other.headers().firstValue("Retry-After")).contains("60");

    String token = ", \"pageToken\": \"" + page.text("nextPageToken") + "\"";
    Reply next = Api.expectOk(api.post(SIMULATE, body(deny, token)));
    assertThat(next.text("newlyDenied", 0, "decision")).isEqualTo(first);
    assertThat(next.text("nextPageToken")).isEqualTo("nothing");
    Api.expectOk(api.post(SIMULATE, body(deny, "")));
  }

  @Test
  void pageToken_ofAnotherQuestion_isRefused() throws IOException {
    assertThat(decide(Manifests.service(SIGNED))).isNotEmpty();
    assertThat(decide(Manifests.service(SIGNED))).isNotEmpty();
    String deny = Resources.mode("ALWAYS_DENY");
    Reply page = Api.expectOk(api.post(SIMULATE, body(deny, ", \"pageSize\": 1")));
    String token = ", \"pageToken\": \"" + page.text("nextPageToken") + "\"";

    for (String body :
        new String[] {
          body(Resources.mode("ALWAYS_ALLOW"), token), body(deny, token + ", \"days\": 8")
        }) {
      Reply refused = api.post(SIMULATE, body);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text("error", "details", 0, "fieldViolations", 0, "field"))
          .isEqualTo("pageToken");
    }
  }

  @Test
  void platformPolicy_isSimulatedUnderItsName() throws IOException {
    String policies = Api.PROJECT + "/platforms/cloudRun/policies";
    String allow = platformRule("ALWAYS_ALLOW");
    Api.expectOk(api.post(policies + "?policyId=strict", allow));
    String named = "projects/demo/platforms/cloudRun/policies/strict";
    String decision = decide(Manifests.service(named, new String[] {SIGNED}));
    assertThat(decide(Manifests.service(SIGNED))).isNotEmpty();

    Reply page =
        Api.expectOk(
            api.post(policies + "/strict:simulate", body(platformRule("ALWAYS_DENY"), "")));

    assertThat(page.text("examined")).isEqualTo("1");
    assertThat(page.text("newlyDenied", 0, "decision")).isEqualTo(decision);
    Reply checks = api.post(Api.PROJECT + "/platforms/gke/policies/p:simulate", "{}");
    assertThat(checks.status()).isEqualTo(400);
    assertThat(checks.text("error", "status")).isEqualTo("FAILED_PRECONDITION");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|policy",
        "{\"policy\": {}}|policy.defaultAdmissionRule",
        "{\"policy\": POLICY, \"days\": 0}|days",
        "{\"policy\": POLICY, \"days\": 31}|days",
        "{\"policy\": POLICY, \"pageSize\": -1}|pageSize",
        "{\"policy\": POLICY, \"pageToken\": \"x\"}|pageToken",
        "{\"policy\": POLICY, \"pagesize\": 1}|pagesize"
      })
  void body_thatIsWrong_isRefusedByPath(String body, String path) throws IOException {
    Reply refused = api.post(SIMULATE, body.replace("POLICY", Resources.mode("ALWAYS_DENY")));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("error", "details", 0, "fieldViolations", 0, "field")).isEqualTo(path);
  }

  @Test
  void project_thatIsNotRegistered_isNotFound() throws IOException {
    assertThat(
            api.post(
                    "/v1/projects/nowhere/policy:simulate", body(Resources.mode("ALWAYS_DENY"), ""))
                .status())
        .isEqualTo(404);
  }

  private static String platformRule(String mode) {
    return "{\"cloudRunPolicy\": {\"rule\": {\"evaluationMode\": \""
        + mode
        + "\", \"enforcementMode\": \"ENFORCED_BLOCK_AND_AUDIT_LOG\"}}}";
  }

  private static String body(String policy, String more) {
    return "{\"policy\": " + policy + more + "}";
  }

  /** Decides, and lets a second pass; the decision's name. */
  private String decide(String manifest) throws IOException {
    String name = Api.expectOk(api.validate(manifest)).text("name");
    server.clock().advance(Duration.ofSeconds(1));
    return name;
  }
}
