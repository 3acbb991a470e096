package dev.portcullis.testkit.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.registers.attestor.AttestorRegister;
import dev.portcullis.registers.document.UnreadableDocumentException;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.registers.policy.PlatformPolicyRegister;
import dev.portcullis.registers.policy.PolicyRegister;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.Statements;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.name.OccurrenceName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents of another version, or damaged: every register stops, and says at which. */
class UnreadableDocumentTest {

  private final InMemoryStore store = new InMemoryStore();
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");
  private final Map<DocumentPath, Supplier<?>> reads = new LinkedHashMap<>();

  @BeforeEach
  void writeOneOfEach() throws Exception {
    demo.register();
    demo.createAttestor("qa", TestKeys.any());
    demo.require("qa");
    demo.platformPolicy("strict", PolicyTexts.platformRule("ALWAYS_DENY"));
    OccurrenceName occurrence =
        demo.attach(
            demo.note("qa"), Manifests.image(1), Statements.of(Manifests.image(1), TestKeys.any()));
    DecisionName decision = demo.record(Manifests.service(Manifests.image(1))).name();

    reads.put(ProjectRegister.path(demo.id()), () -> gate.projects().find(demo.id()));
    reads.put(PolicyRegister.path(demo.id()), () -> gate.policies().find(demo.id()));
    reads.put(
        PlatformPolicyRegister.path(demo.platformPolicy("strict")),
        () -> gate.platformPolicies().find(demo.platformPolicy("strict")));
    reads.put(
        AttestorRegister.path(demo.attestor("qa")),
        () -> gate.attestors().find(demo.attestor("qa")));
    reads.put(NoteRegister.path(demo.note("qa")), () -> gate.notes().find(demo.note("qa")));
    reads.put(
        DocumentPath.of("occurrences", "demo~" + occurrence.id()),
        () -> gate.occurrences().find(occurrence));
    reads.put(DecisionLedger.path(decision), () -> gate.decisions().find(decision));
  }

  @Test
  void read_untouched_isReadable() {
    assertThat(reads).hasSize(7);
    reads.values().forEach(read -> assertThat(read.get().toString()).startsWith("Optional["));
  }

  @Test
  void read_noJsonOrAnotherSchema_isUnreadable() {
    for (DocumentPath path : reads.keySet()) {
      String body = store.find(path).orElseThrow().body();
      for (String damaged :
          List.of(
              "",
              "[]",
              "{}",
              "null",
              body.substring(0, body.length() - 1),
              body + body,
              body.replace("\"schemaVersion\":1", "\"schemaVersion\":2"),
              body.replace("\"schemaVersion\":1", "\"schemaVersion\":\"1\""),
              body.replace("\"schemaVersion\":1", "\"version\":1"))) {
        assertUnreadable(path, damaged);
      }
    }
  }

  @Test
  void read_partsOfTheEnvelopeDamaged_isUnreadable() {
    List<String> damages =
        List.of(
            "\"revision\":1|\"revision\":0",
            "\"revision\":1|\"revision\":\"1\"",
            "\"kind\":\"USER\"|\"kind\":\"ROOT\"",
            "\"subject\":\"owner\"|\"subject\":\"\"",
            "\"subject\":\"pipeline\"|\"subject\":\"\"",
            "\"createTime\":\"2024|\"createTime\":\"20x4",
            "\"verdict\":\"ALLOW\"|\"verdict\":\"MAYBE\"",
            "\"verdict\":\"ALLOW\"|\"verdict\":\"DENY\"",
            "\"policyRevision\":1|\"policyRevision\":-1",
            "\"evaluationMode\":|\"evaluatoinMode\":",
            "\"noteReference\":|\"noteRef\":");
    int applied = 0;
    for (DocumentPath path : reads.keySet()) {
      String body = store.find(path).orElseThrow().body();
      for (String damage : damages) {
        String[] parts = damage.split("\\|", 2);
        if (body.contains(parts[0])) {
          assertUnreadable(path, body.replace(parts[0], parts[1]));
          applied++;
        }
      }
    }
    assertThat(applied).isGreaterThan(2 * damages.size());
  }

  /** Every field of a decision is either needed to read it, or one that some decisions lack. */
  @Test
  void read_decisionWithoutAField_isUnreadable() {
    DocumentPath path = new ArrayList<>(reads.keySet()).get(6);
    String body = store.find(path).orElseThrow().body();
    for (String field :
        List.of(
            "verdict",
            "basis",
            "policy",
            "policyRevision",
            "workload",
            "principal",
            "createTime",
            "expireTime",
            "warnings",
            "images",
            "message",
            "hash",
            "container",
            "image",
            "attestor",
            "attestorRevision",
            "occurrence",
            "publicKeyId")) {
      assertThat(body).contains("\"" + field + "\":");
      assertUnreadable(path, body.replace("\"" + field + "\":", "\"other\":"));
    }
    assertUnreadable(
        path, body.replaceFirst("\"images\":\\[.*\\],\"message\"", "\"images\":[],\"message\""));
  }

  private void assertUnreadable(DocumentPath path, String body) {
    Document before = store.find(path).orElseThrow();
    assertThat(body).isNotEqualTo(before.body());
    Content changed = Content.of(before.content().time(), body);
    assertThat(store.commit(List.of(Write.update(before, changed))).conflict()).isEmpty();

    assertThatExceptionOfType(UnreadableDocumentException.class)
        .as("%s as %s", path, body)
        .isThrownBy(() -> reads.get(path).get())
        .withMessageContaining("the document " + path + " cannot be read");
    Document damaged = store.find(path).orElseThrow();
    assertThat(store.commit(List.of(Write.update(damaged, before.content()))).conflict()).isEmpty();
  }
}
