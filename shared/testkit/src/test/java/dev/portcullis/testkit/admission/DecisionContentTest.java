package dev.portcullis.testkit.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.decision.WorkloadSummary;
import dev.portcullis.storage.Document;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a decision says, to the letter where people search for it. */
class DecisionContentTest {

  private static final String IMAGE = Manifests.image(1);
  private static final String SECOND = Manifests.image(2);
  private static final String NOBODY =
      ": No attestations found that were valid and signed by a key trusted by the attestor";

  private final InMemoryStore store = new InMemoryStore();
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");

  @BeforeEach
  void register() throws Exception {
    demo.register();
    demo.createAttestor("qa", TestKeys.any());
    demo.createAttestor("security", TestKeys.any());
  }

  @Test
  void message_alwaysDeny_isCloudRuns() throws Exception {
    demo.rule("ALWAYS_DENY");

    assertThat(demo.decide(Manifests.service(IMAGE)).message())
        .isEqualTo(
            "Container image '"
                + IMAGE
                + "' is not authorized by policy. Denied by an ALWAYS_DENY admission rule");
  }

  @Test
  void message_notAttested_isCloudRunsWithASentenceForEachAttestor() throws Exception {
    demo.require("qa", "security");

    assertThat(demo.decide(Manifests.service(IMAGE)).message())
        .isEqualTo(
            "Container image '"
                + IMAGE
                + "' is not authorized by policy. Image "
                + IMAGE
                + " denied by attestor projects/demo/attestors/qa"
                + NOBODY
                + ". Image "
                + IMAGE
                + " denied by attestor projects/demo/attestors/security"
                + NOBODY);
  }

  @Test
  void message_namedRevision_hasCloudRunsPrefix() throws Exception {
    demo.rule("ALWAYS_DENY");

    assertThat(demo.decide(Manifests.revision(Manifests.service(IMAGE), "svc-7")).message())
        .isEqualTo(
            "Revision 'svc-7' uses an unauthorized container image. Container image '"
                + IMAGE
                + "' is not authorized by policy. Denied by an ALWAYS_DENY admission rule");
  }

  @Test
  void message_tag_isCloudRuns() throws Exception {
    demo.require("qa");

    assertThat(demo.decide(Manifests.service("gcr.io/demo/app:v1")).message())
        .isEqualTo(
            "Container image 'gcr.io/demo/app:v1' is not authorized by policy. Expected digest"
                + " with sha256 scheme, but got tag or malformed digest");
  }

  @Test
  void message_severalDenied_isAboutTheFirst() throws Exception {
    demo.policy(PolicyTexts.allowing(PolicyTexts.rule("ALWAYS_DENY"), IMAGE));

    assertThat(demo.decide(Manifests.service(IMAGE, SECOND, "gcr.io/third")).message())
        .startsWith("Container image '" + SECOND + "' is not authorized");
  }

  @Test
  void decision_everything_isWhatWasSubmittedAndWhen() throws Exception {
    demo.settings("decisionLifetime: 120s");
    gate.clock().set(MutableClock.START.plusNanos(123_456_789));
    String manifest =
        Manifests.revision(Manifests.service(IMAGE), "svc-7")
            .replace(
                "  name: svc\n",
                "  name: svc\n  labels:\n    cloud.googleapis.com/location: europe-west1\n");
    Decision decision =
        demo.decide("context: {region: moon, actor: me}\nworkload:\n" + manifest.indent(2));

    assertThat(decision.createTime()).isEqualTo(MutableClock.START.plusNanos(123_456_000));
    assertThat(decision.expireTime())
        .contains(MutableClock.START.plusNanos(123_456_000).plus(Duration.ofMinutes(2)));
    assertThat(decision.principal()).isEqualTo(Gate.PIPELINE);
    assertThat(decision.context()).containsEntry("region", "moon").containsEntry("actor", "me");
    WorkloadSummary workload = decision.workload();
    assertThat(workload.kind()).isEqualTo("Service");
    assertThat(workload.name()).isEqualTo("svc");
    assertThat(workload.revision()).isEqualTo("svc-7");
    assertThat(workload.location()).isEqualTo("europe-west1");
    assertThat(workload.hash()).matches("[0-9a-f]{64}");
  }

  @Test
  void record_environmentOfTheManifest_isNotKept() throws Exception {
    String secret = "hunter2-" + "s".repeat(20);
    DecisionName name =
        demo.record(
                Manifests.service(IMAGE)
                    + "        env:\n        - name: PASSWORD\n          value: "
                    + secret
                    + "\n")
            .name();

    Document document = store.find(DecisionLedger.path(name)).orElseThrow();
    assertThat(document.body()).doesNotContain(secret, "PASSWORD").contains(IMAGE);
    assertThat(document.content().expireAt())
        .contains(MutableClock.START.plus(Duration.ofDays(400)));
  }
}
