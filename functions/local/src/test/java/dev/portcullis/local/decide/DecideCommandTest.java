package dev.portcullis.local.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.RecordedConsole;
import dev.portcullis.local.Resources;
import dev.portcullis.local.command.UsageException;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecideCommandTest {

  private static final TestKey KEY = TestKeys.any();
  private static final String IMAGE = Manifests.image(1);

  @TempDir Path folder;

  private final RecordedConsole console = new RecordedConsole();
  private final List<String> arguments = new ArrayList<>();

  @Test
  void attestedImage_isAllowed() throws Exception {
    given("policy.json", Resources.requiring("qa"));
    given("attestor.json", Resources.attestor("qa", KEY));
    given("occurrence.json", Resources.occurrence("qa", IMAGE, KEY));

    assertThat(decide(Manifests.service(IMAGE))).isZero();
    assertThat(console.out())
        .startsWith("ALLOW Service svc (RULE)\n")
        .contains("policy projects/demo/policy revision 1")
        .contains("ALLOW c0 " + IMAGE + " (RULE)")
        .contains("attested by projects/demo/attestors/qa with key " + KEY.id());
    assertThat(console.err()).isEmpty();
  }

  @Test
  void unattestedImage_isDenied_withItsFix() throws Exception {
    given("policy.json", Resources.requiring("qa"));
    given("attestor.json", Resources.attestor("qa", KEY));

    assertThat(decide(Manifests.service(IMAGE))).isEqualTo(1);
    assertThat(console.out())
        .startsWith("DENY  Service svc (RULE)\nContainer image '" + IMAGE + "' is not authorized")
        .contains("projects/demo/attestors/qa: ")
        .contains("    fix: ");
  }

  @Test
  void noPolicy_isGooglesDefault_andSaysSo() throws Exception {
    assertThat(decide(Manifests.service(IMAGE))).isZero();
    assertThat(console.out())
        .startsWith("ALLOW Service svc (NO_POLICY)")
        .contains("warning NO_POLICY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"attestors\": [<a>]}",
        "{\"attestors\": [<a>], \"nextPageToken\": \"\"}",
        "[<a>]",
        "[<a>, <o>]",
        "{\"occurrences\": [<o>]}",
        "[<o>, {\"kind\": \"BUILD\", \"noteName\": \"projects/x/notes/y\"}]",
        "{\"notes\": [<n>]}",
        "[]"
      })
  void resources_areKnownByWhatTheySay(String lists) throws Exception {
    given("policy.json", Resources.requiring("qa"));
    String attestor = Resources.attestor("qa", KEY);
    String occurrence = Resources.occurrence("qa", IMAGE, KEY);
    given(
        "lists",
        lists
            .replace("<a>", attestor)
            .replace("<o>", occurrence)
            .replace("<n>", Resources.note("qa")));
    if (!lists.contains("<a>")) {
      given("attestor.json", attestor);
    }
    if (!lists.contains("<o>")) {
      given("occurrence.json", occurrence);
    }

    assertThat(decide(Manifests.service(IMAGE))).as(console.err()).isZero();
  }

  @Test
  void earlyVersionsAttestor_isRead() throws Exception {
    given("policy.json", Resources.requiring("qa"));
    given(
        "attestor.json",
        Resources.attestor("qa", KEY).replace("userOwnedGrafeasNote", "userOwnedDrydockNote"));
    given("occurrence.json", Resources.occurrence("qa", IMAGE, KEY));

    assertThat(decide(Manifests.service(IMAGE))).as(console.err()).isZero();
  }

  @Test
  void note_thatIsNotAmongTheNotes_doesNotExist() throws Exception {
    given("policy.json", Resources.requiring("qa"));
    given("attestor.json", Resources.attestor("qa", KEY));
    given("occurrence.json", Resources.occurrence("qa", IMAGE, KEY));
    given("notes.json", "{\"notes\": []}");

    assertThat(decide(Manifests.service(IMAGE))).isEqualTo(1);
  }

  @Test
  void settings_areHeldTo() throws Exception {
    given("settings.yaml", "unannotated: DENY\n");

    assertThat(decide(Manifests.unannotated(IMAGE))).isEqualTo(1);
    assertThat(console.out()).startsWith("DENY  Service svc (NOT_ENABLED)");
  }

  @Test
  void platformPolicy_isAskedForByTheManifest() throws Exception {
    given(
        "platform.yaml",
        """
        name: projects/demo/platforms/cloudRun/policies/strict
        cloudRunPolicy:
          rule:
            evaluationMode: ALWAYS_DENY
            enforcementMode: ENFORCED_BLOCK_AND_AUDIT_LOG
        """);
    String name = "projects/demo/platforms/cloudRun/policies/strict";

    assertThat(decide(Manifests.service(name, new String[] {IMAGE}))).isEqualTo(1);
    assertThat(console.out()).contains("policy " + name + " revision 1");
  }

  @Test
  void project_isThePolicysOwn_unlessAnotherIsAskedFor() throws Exception {
    given("policy.yaml", "name: projects/shop/policy\n" + policy("ALWAYS_DENY"));
    String manifest = Manifests.service(IMAGE);

    assertThat(decide(manifest)).isEqualTo(1);
    assertThat(console.out()).contains("policy projects/shop/policy");

    arguments.addAll(List.of("--project", "other"));
    assertThat(decide(manifest)).isEqualTo(1);
    assertThat(console.out()).contains("policy projects/other/policy");
  }

  @Test
  void json_isTheAnswer() throws Exception {
    given("policy.yaml", policy("ALWAYS_DENY"));
    arguments.add("--json");

    assertThat(decide(Manifests.service(IMAGE))).isEqualTo(1);
    assertThat(console.out())
        .contains("\"verdict\": \"DENY\"")
        .contains("\"recorded\": false")
        .doesNotContain("\"name\": \"projects/demo/decisions");
  }

  @Test
  void everyProblem_ofEveryFile_isTold_withItsPlace() throws Exception {
    given("policy.yaml", "defaultAdmissionRule:\n  evaluationMode: MAYBE\n");
    given("attestors.json", "{\"attestors\": [], \"nextPageToken\": \"x\"}");
    given("broken.json", "{");
    given("strange.yaml", "hello: world\n");
    arguments.addAll(List.of("-f", folder.resolve("none.yaml").toString()));

    assertThat(decide("kind: Service\n")).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err().replace(folder + "/", "").lines())
        .allMatch(line -> line.startsWith("portcullis: "))
        .anyMatch(line -> line.contains("policy.yaml:2: defaultAdmissionRule.evaluationMode: "))
        .anyMatch(line -> line.contains("attestors.json: nextPageToken: says that the list goes"))
        .anyMatch(line -> line.contains("broken.json:1: "))
        .anyMatch(line -> line.contains("strange.yaml:1: is not a policy"))
        .anyMatch(line -> line.contains("none.yaml: cannot be read"))
        .anyMatch(line -> line.contains("manifest.yaml"));
  }

  @Test
  void attestor_thatNoFileDescribes_isNoDecision() throws Exception {
    given("policy.json", Resources.requiring("qa"));

    assertThat(decide(Manifests.service(IMAGE))).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "portcullis: the policy names projects/demo/attestors/qa, which no file describes;"
                + " add it by -f\n");
  }

  @Test
  void whatIsGivenTwice_isRefused() throws Exception {
    given("policy.yaml", policy("ALWAYS_ALLOW"));
    given("policy2.yaml", policy("ALWAYS_DENY"));
    given("attestors.json", "[<a>, <a>]".replace("<a>", Resources.attestor("qa", KEY)));

    assertThat(decide(Manifests.service(IMAGE))).isEqualTo(2);
    assertThat(console.err())
        .contains("policy2.yaml:1: is a second policy; leave one out")
        .contains("[1]: is given twice: projects/demo/attestors/qa; leave one out");
  }

  @Test
  void emptyObject_isNoPolicy_andNotPassedOver() throws Exception {
    given("policy.json", "{}");

    assertThat(decide(Manifests.service(IMAGE))).isEqualTo(2);
  }

  @Test
  void breakglass_isOnlyGivenOnRecord() throws Exception {
    String manifest =
        Manifests.service(IMAGE)
            .replace(
                "  annotations:\n",
                "  annotations:\n    run.googleapis.com/binary-authorization-breakglass: fire\n");

    assertThat(decide(manifest)).isZero();
    assertThat(console.out()).contains("BREAKGLASS_NOT_TRIED");
  }

  @Test
  void workloadOfAnotherProject_isNoDecision() throws Exception {
    String manifest =
        Manifests.service(IMAGE).replace("  name: svc\n", "  name: svc\n  namespace: elsewhere\n");

    assertThat(decide(manifest)).isEqualTo(2);
    assertThat(console.err()).contains("the workload belongs to project `elsewhere`");
  }

  private void given(String name, String content) throws IOException {
    arguments.addAll(List.of("-f", Files.writeString(folder.resolve(name), content).toString()));
  }

  private int decide(String manifest) throws IOException, UsageException {
    List<String> all = new ArrayList<>(arguments);
    all.add(Files.writeString(folder.resolve("manifest.yaml"), manifest).toString());
    return new DecideCommand().run(all, console.console());
  }

  private static String policy(String mode) {
    return "defaultAdmissionRule:\n  evaluationMode: "
        + mode
        + "\n  enforcementMode: ENFORCED_BLOCK_AND_AUDIT_LOG\n";
  }
}
