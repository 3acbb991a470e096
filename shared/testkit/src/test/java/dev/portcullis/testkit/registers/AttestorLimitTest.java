package dev.portcullis.testkit.registers;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.registers.attestor.AttestorRegister;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.testkit.storage.Race;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A project has at most two hundred attestors, however many are created at once. */
class AttestorLimitTest {

  private static final int MOST = AttestorRegister.MAX_ATTESTORS;
  private static final DocumentPath TALLY = DocumentPath.of("projects/demo/tallies", "attestors");

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");

  @Test
  void create_pastTheLimit_isRefusedUntilOneIsDeleted() throws Exception {
    fill(MOST);

    assertRefused(Kind.EXHAUSTED, "at most 200 are kept", () -> demo.createAttestor("one-more"));
    demo.createAttestor("a0");
    gate.attestors().delete(Gate.OWNER, demo.attestor("a7"));
    demo.createAttestor("one-more");

    assertRefused(Kind.EXHAUSTED, () -> demo.createAttestor("a7"));
    assertRefused(
        Kind.EXHAUSTED,
        () ->
            gate.attestors()
                .history(demo.attestor("a7"))
                .rollback(Gate.OWNER, 1, Optional.empty()));
    assertThat(live()).isEqualTo(MOST);
  }

  @Test
  void create_manyAtOnceNearTheLimit_doesNotPassIt() throws Exception {
    fill(MOST - 3);

    List<Boolean> created = Race.of(8, runner -> () -> create("late" + runner));

    assertThat(created).filteredOn(Boolean::booleanValue).hasSize(3);
    assertThat(live()).isEqualTo(MOST);
  }

  @Test
  void create_whereNobodyCountedYet_countsOnce() throws Exception {
    fill(MOST - 1);
    Document tally = store.find(TALLY).orElseThrow();
    assertThat(store.commit(List.of(Write.delete(tally))).conflict()).isEmpty();
    store.reset();

    demo.createAttestor("last");
    assertThat(store.queries()).isEqualTo(1);
    assertRefused(Kind.EXHAUSTED, () -> demo.createAttestor("one-more"));
    assertThat(store.queries()).isEqualTo(1);
  }

  @Test
  void create_inOtherProjects_isCountedApart() throws Exception {
    fill(MOST);
    TestProject other = gate.project("other");

    other.createAttestor("qa");

    assertThat(gate.attestors().find(other.attestor("qa"))).isPresent();
  }

  private void fill(int attestors) throws RegisterException {
    for (int i = 0; i < attestors; i++) {
      demo.createAttestor("a" + i);
    }
  }

  private boolean create(String id) {
    while (true) {
      try {
        var unused = gate.attestors().create(Gate.OWNER, demo.attestorWithKeys(id));
        return true;
      } catch (RegisterException e) {
        assertThat(e.kind()).isEqualTo(Kind.EXHAUSTED);
        return false;
      } catch (StoreUnavailableException e) {
        // Others kept writing; writing again is safe.
      }
    }
  }

  private int live() {
    return gate.attestors().list(demo.id(), 1000, Optional.empty()).items().size();
  }
}
