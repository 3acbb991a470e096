package dev.portcullis.testkit.record.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.record.fsck.Fsck;
import dev.portcullis.record.fsck.FsckReport;
import dev.portcullis.record.fsck.FsckSource;
import dev.portcullis.record.fsck.StoredProject;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.Requests;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.name.ProjectId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions of the gate, and what its log says of them. */
class BreakglassFsckTest {

  private static final ProjectId DEMO = new ProjectId("demo");

  private final InMemoryStore store = new InMemoryStore();
  private final Gate gate = new Gate(store);
  private final StoredProject stored = new StoredProject(store, DEMO);

  @BeforeEach
  void breakGlass() throws Exception {
    gate.project("demo").settings("{breakglass: {serviceAccounts: ALLOWED}}");
    gate.project("demo").rule("ALWAYS_DENY");
    breakGlass(1);
  }

  @Test
  void decision_withItsEntry_isWhole() {
    assertThat(check(stored).problems()).isEmpty();
  }

  @Test
  void decision_withoutItsEntry_isFound() {
    FsckReport report = check(of(new StoredProject(new InMemoryStore(), DEMO), stored::decisions));

    assertThat(report.problems()).hasSize(1);
    assertThat(report.problems().get(0).what())
        .startsWith("projects/demo/decisions/")
        .endsWith("let a workload through by breakglass, and no entry says so");
  }

  @Test
  void decision_thatSaysOtherwise_isFound() {
    UnaryOperator<Document> other =
        document ->
            new Document(
                document.path(),
                document.version(),
                new Content(
                    document.content().time(),
                    document.content().labels(),
                    Optional.empty(),
                    document.body().replace("\"BREAKGLASS\"", "\"RULE\"")));

    assertThat(
            check(of(stored, reader -> stored.decisions(d -> reader.accept(other.apply(d)))))
                .isClean())
        .isFalse();
  }

  /** Somebody who checks at night must not be told that the record is broken when it is not. */
  @Test
  void decision_madeWhileOthersAreChecked_isWhole() {
    FsckSource busy =
        of(
            stored,
            reader -> {
              breakGlass(2);
              stored.decisions(reader);
            });

    assertThat(check(busy).problems()).isEmpty();
  }

  private void breakGlass(int image) {
    String asking =
        Manifests.breakglass(
            Manifests.service(Manifests.image(image)), "INC-4" + image + ": the shop is down");
    try {
      var unused = gate.admission().decide(Gate.PIPELINE, DEMO, Requests.submission(asking));
    } catch (RegisterException | InvalidInputException e) {
      throw new AssertionError(e);
    }
  }

  private FsckReport check(FsckSource source) {
    return Fsck.check(source, Optional.empty(), gate.clock().instant());
  }

  private static FsckSource of(FsckSource log, Consumer<Consumer<Document>> decisions) {
    return new FsckSource() {
      @Override
      public Optional<Document> head() {
        return log.head();
      }

      @Override
      public void entries(Consumer<Document> reader) {
        log.entries(reader);
      }

      @Override
      public void decisions(Consumer<Document> reader) {
        decisions.accept(reader);
      }
    };
  }
}
