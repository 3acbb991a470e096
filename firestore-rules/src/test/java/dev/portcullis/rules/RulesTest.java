package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.rules.EmulatorRules.Client;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.emulator.FirestoreEmulator;
import dev.portcullis.testkit.requirement.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No client gets at anything, whoever it says it is; a few seconds. */
@Requires("firestore-emulator")
@ExtendWith(FirestoreEmulator.class)
class RulesTest {

  private static final String DOCUMENT = "{\"fields\":{\"body\":{\"stringValue\":\"{}\"}}}";

  private static final Map<String, Client> CLIENTS =
      Map.of(
          "anonymous", Client.ANONYMOUS,
          "signed in", Client.withClaims("{\"sub\":\"bob\",\"email\":\"bob@example.com\"}"),
          "admin", Client.withClaims("{\"sub\":\"eve\",\"admin\":true,\"role\":\"admin\"}"));

  private final EmulatorRules emulator;

  RulesTest(EmulatorProject project) {
    this.emulator = new EmulatorRules(project);
  }

  /** One thing a client can ask for. */
  private record Request(String method, String path, String body) {}

  @Test
  void rules_everyClientAndRequest_areDenied() throws IOException, InterruptedException {
    load("firestore.rules");
    for (DocumentPath path : WrittenDocuments.paths()) {
      assertThat(emulator.ask("PATCH", "/" + path, DOCUMENT, Client.OWNER)).isEqualTo(200);
      for (Map.Entry<String, Client> client : CLIENTS.entrySet()) {
        for (Request request : requests(path)) {
          assertThat(ask(request, client.getValue()))
              .as("%s: %s", client.getKey(), request)
              .isEqualTo(403);
        }
      }
    }
  }

  @Test
  void rules_otherDocuments_areDeniedToo() throws IOException, InterruptedException {
    load("firestore.rules");
    for (String path : List.of("x/y", "a/b/c/d/e/f", "projects/p/log/0", "__private/x")) {
      for (Client client : CLIENTS.values()) {
        assertThat(emulator.ask("GET", "/" + path, "", client)).as(path).isNotEqualTo(200);
        assertThat(emulator.ask("PATCH", "/" + path, DOCUMENT, client)).as(path).isNotEqualTo(200);
      }
    }
  }

  @Test
  void rules_owner_isNotAskedForThem() throws IOException, InterruptedException {
    load("firestore.rules");
    for (DocumentPath path : WrittenDocuments.paths()) {
      for (Request request : requests(path)) {
        assertThat(ask(request, Client.OWNER)).as("%s", request).isEqualTo(200);
      }
    }
  }

  /** That the denials above come from the rules, and not from how we ask. */
  @Test
  void openRules_everyClient_getsIn() throws IOException, InterruptedException {
    String open = Files.readString(Path.of("firestore.rules")).replace("if false", "if true");
    assertThat(emulator.load(open)).isEqualTo(200);
    for (Client client : CLIENTS.values()) {
      for (Request request : requests(WrittenDocuments.paths().get(0))) {
        assertThat(ask(request, client)).as("%s", request).isEqualTo(200);
      }
    }
  }

  @Test
  void load_rulesThatDoNotCompile_areRefused() throws IOException, InterruptedException {
    assertThat(emulator.load("service cloud.firestore {")).isEqualTo(400);
  }

  private void load(String file) throws IOException, InterruptedException {
    assertThat(emulator.load(Files.readString(Path.of(file)))).isEqualTo(200);
  }

  private int ask(Request request, Client client) throws IOException, InterruptedException {
    return emulator.ask(request.method(), request.path(), request.body(), client);
  }

  /** In an order in which all succeed for someone who may. */
  private static List<Request> requests(DocumentPath path) {
    int end = path.collection().lastIndexOf('/');
    String group = path.collection().substring(end + 1);
    String parent = end < 0 ? "" : "/" + path.collection().substring(0, end);
    String query = "{\"structuredQuery\":{\"from\":[{\"collectionId\":\"" + group + "\"}]}}";
    return List.of(
        new Request("PATCH", "/" + path, DOCUMENT),
        new Request("GET", "/" + path, ""),
        new Request("GET", "/" + path.collection(), ""),
        new Request("POST", parent + ":runQuery", query),
        new Request("POST", "/" + path.collection(), DOCUMENT),
        new Request("DELETE", "/" + path, ""));
  }
}
