package dev.portcullis.testkit.record.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonString;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.record.log.LogEntry;
import dev.portcullis.record.log.LogJournal;
import dev.portcullis.record.seal.DecisionSeal;
import dev.portcullis.record.seal.DecisionSeal.Sealed;
import dev.portcullis.registers.document.Backoff;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.oracle.Rfc6962;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.name.ProjectId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Decisions as one hash in the log. */
class DecisionSealTest {

  private static final ProjectId DEMO = new ProjectId("demo");

  private final InMemoryStore store = new InMemoryStore();
  private final Gate gate = new Gate(store);
  private final MutableClock clock = gate.clock();
  private final DecisionSeal seal =
      new DecisionSeal(
          store,
          new CommitLoop(new LogJournal(store, Backoff.none(), new Random(1)), Backoff.none()),
          clock);

  @Test
  void seal_withoutDecisions_leavesNoEntry() throws Exception {
    assertThat(seal.seal(DEMO)).isEqualTo(new Sealed(0, false));
    assertThat(gate.log().head(DEMO).size()).isZero();
  }

  @Test
  void seal_ofYoungDecisions_waits_thenPutsTheirRootOnRecordOnce() throws Exception {
    decisions(0, 5);
    assertThat(seal.seal(DEMO)).isEqualTo(new Sealed(0, false));

    clock.advance(DecisionSeal.MARGIN.plusSeconds(60));
    assertThat(seal.seal(DEMO)).isEqualTo(new Sealed(5, false));
    assertThat(seal.seal(DEMO)).isEqualTo(new Sealed(0, false));

    LogEntry entry = gate.log().find(DEMO, 0).orElseThrow();
    assertThat(entry.leaf().kind()).isEqualTo(EventKind.DECISIONS_SEALED);
    List<byte[]> bodies =
        store.query(Query.in(DecisionLedger.collection(DEMO)).oldestFirst()).documents().stream()
            .map(Document::body)
            .map(body -> body.getBytes(StandardCharsets.UTF_8))
            .toList();
    assertThat(entry.leaf().facts().find("root"))
        .contains(JsonString.of(Base64.getEncoder().encodeToString(Rfc6962.mth(bodies))));
    assertThat(gate.log().head(DEMO).size()).isEqualTo(1);
  }

  @Test
  void seal_ofMoreThanOneTakes_goesOnWhereItEnded() throws Exception {
    decisions(0, DecisionSeal.MAX_DECISIONS + 3);
    clock.advance(DecisionSeal.MARGIN.plusSeconds(5000));

    assertThat(seal.seal(DEMO)).isEqualTo(new Sealed(DecisionSeal.MAX_DECISIONS, true));
    assertThat(seal.seal(DEMO)).isEqualTo(new Sealed(3, false));
    assertThat(gate.log().head(DEMO).size()).isEqualTo(2);
  }

  private void decisions(int from, int to) {
    for (int i = from; i < to; i++) {
      Content content = Content.of(clock.instant().plusSeconds(i), "{\"number\":" + i + "}");
      DocumentPath path = DocumentPath.of(DecisionLedger.collection(DEMO), "d" + i);
      assertThat(store.commit(List.of(Write.create(path, content))).conflict()).isEmpty();
    }
  }
}
