package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * I8: attestors of project {@code demo} may be used by the project with number 78, and so by nobody
 * who only says to be that project.
 */
final class ProjectNumberTest {

  private static final String IMAGE = Manifests.image(1);
  private static final TestKey KEY = TestKeys.any();
  private static final String NUMBERED = "{\"projectNumber\":\"78\"}";
  private static final String AGENT =
      "serviceAccount:service-78@gcp-sa-binaryauthorization.iam.gserviceaccount.com";

  private KnownServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        KnownServer.start(
            SqliteDocumentStore.inMemory(),
            KnownCallers.binding("demo", "portcullis.admin", "user:demo@example.com"),
            KnownCallers.binding("honest", "portcullis.admin", "user:honest@example.com"),
            KnownCallers.binding("honest", "portcullis.admin", "user:later@example.com"),
            KnownCallers.binding("78", "portcullis.admin", "user:honest@example.com"),
            KnownCallers.binding("sly", "portcullis.admin", "user:sly@example.com"));
    Api owner = as("demo");
    owner.createAttestor("qa", KEY);
    String attestation = owner.attest("qa", IMAGE, KEY);
    assertThat(attestation).isNotEmpty();
    Api.expectOk(
        owner.post(
            Api.PROJECT + "/attestors/qa:setIamPolicy",
            "{\"policy\":{\"bindings\":[{\"role\":\"roles/binaryauthorization.attestorsVerifier\","
                + "\"members\":[\""
                + AGENT
                + "\"]}]}}"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void i8_ownerOfTheNumber_usesWhatWasGrantedToIt() throws IOException {
    Api.expectOk(as("honest").put(settings("honest"), NUMBERED));

    assertThat(decide("honest").status()).isEqualTo(200);
  }

  @Test
  void i8_whoTakesTheNumberOfAnother_isRefusedWhetherOrNotItIsInUse() throws IOException {
    Api sly = as("sly");
    Reply first = sly.put(settings("sly"), NUMBERED);
    Api.expectOk(as("honest").put(settings("honest"), NUMBERED));
    Reply second = sly.put(settings("sly"), NUMBERED);

    for (Reply refused : new Reply[] {first, second}) {
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.text("error", "message"))
          .contains("`portcullis.projects.create`", "on the project `78`");
    }
    Api.expectOk(sly.put(settings("sly"), "{}"));
    assertThat(sly.put(settings("sly"), NUMBERED).status()).isEqualTo(403);
    assertThat(decide("sly").json()).contains("ATTESTOR_UNREADABLE");
  }

  @Test
  void otherSettingsBesideTheSameNumber_takeNothingMore() throws IOException {
    Api.expectOk(as("honest").put(settings("honest"), NUMBERED));
    String stricter = "{\"projectNumber\":\"78\",\"unannotated\":\"DENY\"}";

    Api.expectOk(as("later").put(settings("honest"), stricter));
    assertThat(as("later").put(settings("honest"), stricter.replace("78", "79")).status())
        .isEqualTo(403);
  }

  private Reply decide(String project) throws IOException {
    Api caller = as(project);
    String base = "/v1/projects/" + project;
    Api.expectOk(caller.put(base + "/policy", Resources.requiring("qa")));
    return caller.post(base + "/deployments:validate", Api.YAML, Manifests.service(IMAGE));
  }

  private static String settings(String project) {
    return "/v1/projects/" + project + "/settings";
  }

  private Api as(String name) {
    return server.as(name + "@example.com");
  }
}
