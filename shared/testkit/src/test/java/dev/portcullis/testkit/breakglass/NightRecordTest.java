package dev.portcullis.testkit.breakglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.storage.InMemoryStore;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That it is seen when a part of a use is not there. */
class NightRecordTest {

  private final InMemoryStore store = new InMemoryStore();
  private DecisionName used = new DecisionName(NightGate.DEMO, "none");

  @BeforeEach
  void use() throws Exception {
    NightGate night = GrantUse.project(store);
    used = new GrantUse(1).grantedBy(night).ask(night);
  }

  @Test
  void use_whole_isOne() {
    assertThat(NightRecord.of(store).check()).containsExactly(used);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "projects/demo/decisions",
        "projects/demo/breakglassEvents",
        "projects/demo/log",
        "outbox"
      })
  void use_withoutAPart_isSeen(String collection) {
    List<Document> documents = store.query(Query.in(collection).byId()).documents();
    Document last = documents.get(documents.size() - 1);
    assertThat(store.commit(List.of(Write.delete(last))).conflict()).isEmpty();

    assertThatThrownBy(() -> NightRecord.of(store).check()).isInstanceOf(AssertionError.class);
  }

  @Test
  void grant_asIfItWereUnused_isSeen() {
    Document grant =
        store.query(Query.in("projects/demo/breakglassGrants").byId()).documents().get(0);
    String unused = grant.body().replace("\"used\":1", "\"used\":0");
    assertThat(unused).isNotEqualTo(grant.body());
    Content changed = Content.of(grant.content().time(), unused);
    assertThat(store.commit(List.of(Write.update(grant, changed))).conflict()).isEmpty();

    assertThatThrownBy(() -> NightRecord.of(store).check()).isInstanceOf(AssertionError.class);
  }
}
