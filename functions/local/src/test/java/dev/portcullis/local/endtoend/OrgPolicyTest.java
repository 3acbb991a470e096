package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.testkit.gate.Manifests;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The organization policy over HTTP, as gcloud and Terraform write it. */
final class OrgPolicyTest extends ServedTest {

  private static final String COLLECTION = "/v2/projects/demo/policies";
  private static final String NAME =
      "projects/demo/policies/run.allowedBinaryAuthorizationPolicies";
  private static final String ITEM = "/v2/" + NAME;
  private static final String SERVICE = Manifests.service(Manifests.image(1));

  @BeforeEach
  void prepare() throws Exception {
    Api.expectOk(api.put(Api.PROJECT + "/policy", Resources.mode("ALWAYS_ALLOW")));
  }

  @Test
  void policy_fromCreationToDeletion() throws IOException {
    assertThat(api.get(ITEM).status()).isEqualTo(404);
    assertThat(api.get(COLLECTION).list("policies")).isEmpty();
    assertThat(api.get(ITEM + ":getEffectivePolicy").list("spec", "rules"))
        .containsExactly("{\"allowAll\":true}");

    Reply created = Api.expectOk(api.post(COLLECTION, policy(values("default"))));
    assertThat(created.text("name")).isEqualTo(NAME);
    assertThat(api.get(ITEM).json()).isEqualTo(created.json());
    assertThat(api.get(COLLECTION).list("policies")).containsExactly(created.json());
    assertThat(api.post(COLLECTION, policy(values("default"))).json()).isEqualTo(created.json());
    assertThat(api.post(COLLECTION, policy("{\"denyAll\":true}")).status()).isEqualTo(409);

    Reply changed = Api.expectOk(patch(ITEM + "?updateMask=spec", policy("{\"denyAll\":true}")));
    assertThat(changed.list("spec", "rules")).containsExactly("{\"denyAll\":true}");
    assertThat(api.get(ITEM + ":getEffectivePolicy").list("spec", "rules"))
        .containsExactly("{\"denyAll\":true}");

    String stale = ITEM + "?etag=" + created.text("etag");
    assertThat(api.delete(stale).status()).isEqualTo(409);
    assertThat(Api.expectOk(api.delete(ITEM + "?etag=" + changed.text("etag"))).json())
        .isEqualTo("{}");
    assertThat(api.get(ITEM).status()).isEqualTo(404);
    assertThat(api.delete(ITEM).status()).isEqualTo(404);
    assertThat(Api.expectOk(api.get(ITEM + ":listRevisions")).list("revisions")).hasSize(3);
  }

  @Test
  void violation_isADenialThatNamesTheConstraint() throws IOException {
    Api.expectOk(api.validate(SERVICE));
    Api.expectOk(
        api.post(COLLECTION, policy(values("projects/demo/platforms/cloudRun/policies/strict"))));
    Reply denied = api.validate(SERVICE);

    assertThat(denied.status()).isEqualTo(403);
    assertThat(denied.text("error", "message"))
        .isEqualTo(
            "Constraint constraints/run.allowedBinaryAuthorizationPolicies violated for"
                + " projects/demo: the policy `default` is not listed");
    assertThat(denied.decision().text("basis")).isEqualTo("ORG_POLICY");
    assertThat(denied.decision().text("policy")).isEqualTo(NAME);
    Reply recorded = Api.expectOk(api.get("/v1/" + denied.decision().text("name")));
    assertThat(recorded.text("images", 0, "reasons", 0, "code")).isEqualTo("POLICY_NOT_ALLOWED");
  }

  @Test
  void patch_whereNoneIs_isNotFound() throws IOException {
    assertThat(patch(ITEM, policy("{\"denyAll\":true}")).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dryRunSpec", "spec,dryRunSpec", "spec,", "name"})
  void patch_maskOfWhatCannotBeChanged_isRefused(String mask) throws IOException {
    Api.expectOk(api.post(COLLECTION, policy(values("default"))));

    assertThat(patch(ITEM + "?updateMask=" + mask, policy("{\"denyAll\":true}")).status())
        .isEqualTo(400);
  }

  @Test
  void otherConstraints_areNotKnown() throws IOException {
    assertThat(api.get(COLLECTION + "/run.allowedIngress").status()).isEqualTo(404);
    Reply refused =
        api.post(
            COLLECTION,
            policy("{\"denyAll\":true}").replace("run.allowedBinary", "compute.allowedBinary"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("error", "details", 0, "fieldViolations", 0, "field"))
        .isEqualTo("name");
    assertThat(api.get("/v2/projects/other/policies").status()).isEqualTo(404);
  }

  private Reply patch(String path, String json) throws IOException {
    return api.send(
        api.request(path)
            .header("Content-Type", Api.JSON)
            .method("PATCH", BodyPublishers.ofString(json)));
  }

  private static String values(String value) {
    return "{\"values\":{\"allowedValues\":[\"" + value + "\"]}}";
  }

  private static String policy(String rule) {
    return "{\"name\":\"" + NAME + "\",\"spec\":{\"rules\":[" + rule + "]}}";
  }
}
