package dev.portcullis.testkit.record.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.fsck.Fsck;
import dev.portcullis.record.fsck.StoredProject;
import dev.portcullis.record.transfer.ExportFile;
import dev.portcullis.record.transfer.ExportHeader;
import dev.portcullis.record.transfer.Exporter;
import dev.portcullis.record.transfer.Importer;
import dev.portcullis.record.transfer.TransferException;
import dev.portcullis.registers.iam.IamResource;
import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.Statements;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.FailingStore;
import dev.portcullis.testkit.storage.ForwardingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.wire.iam.IamPolicy;
import dev.portcullis.wire.resource.Received;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A project, taken out of one store and put into another. */
class TransferTest {

  private static final ProjectId DEMO = new ProjectId("demo");
  private static final TestKey KEY = TestKeys.any();
  private static final TestKey OTHER_KEY = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, 1);
  private static final String SIGNED = Manifests.image(1);
  private static final String SIGNED_ELSEWHERE = Manifests.image(2);
  private static final String UNSIGNED = Manifests.image(3);

  private final WrittenPaths store = new WrittenPaths(new InMemoryStore());
  private final Gate gate = new Gate(store);
  private final Set<DocumentPath> foreign = new HashSet<>();

  @BeforeEach
  void fill() throws Exception {
    gate.project("demo-2").register();
    gate.project("dem").register();
    gate.project("dem").createAttestor("qa", OTHER_KEY);
    gate.project("dem").attest("qa", SIGNED, OTHER_KEY);
    foreign.addAll(store.paths);
    TestProject demo = gate.project("demo");
    demo.register();
    demo.settings("{projectNumber: '42'}");
    demo.createAttestor("qa", KEY);
    demo.createAttestor("gone", OTHER_KEY);
    gate.attestors().delete(Gate.OWNER, demo.attestor("gone"));
    demo.attest("qa", SIGNED, KEY);
    var unusedName =
        gate.project("demo-2")
            .attach(demo.note("qa"), SIGNED_ELSEWHERE, Statements.of(SIGNED_ELSEWHERE, KEY));
    demo.require("qa");
    demo.platformPolicy("strict", PolicyTexts.platformRule("ALWAYS_DENY"));
    demo.orgPolicy(PolicyTexts.allowedPolicies("default"));
    var unused =
        gate.iam()
            .set(
                Gate.OWNER,
                new IamResource.OfNote(demo.note("qa")),
                new Received<>(IamPolicy.empty(), Optional.empty()));
    for (String image : List.of(SIGNED, SIGNED_ELSEWHERE, UNSIGNED)) {
      var unusedDecision = demo.decide(Manifests.service(image));
    }
    var unusedAnswer = demo.decide(Manifests.request("once", Manifests.service(SIGNED)));
  }

  @Test
  void export_hasEveryDocumentOfTheProject_andNoOther() throws Exception {
    Set<String> paths = new TreeSet<>();
    ExportHeader header =
        ExportFile.read(source(export(store)), (path, content) -> paths.add(path.toString()));

    assertThat(paths)
        .isEqualTo(
            store.paths.stream()
                .filter(path -> !foreign.contains(path))
                .filter(path -> !path.toString().startsWith("projects/demo-2"))
                .filter(path -> store.find(path).isPresent())
                .map(DocumentPath::toString)
                .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(header.count()).isEqualTo(paths.size());
    assertThat(header.documents()).containsEntry("decisions", 4L).containsEntry("occurrences", 2L);
  }

  @Test
  void import_intoAnEmptyStore_makesTheSameProject() throws Exception {
    byte[] file = export(store);
    InMemoryStore other = new InMemoryStore();

    Importer.Imported imported = new Importer(other).run(source(file));

    assertThat(imported.written()).isEqualTo(imported.header().count());
    assertThat(export(other)).isEqualTo(file);
    TestProject there = gate.over(other, 2).project("demo");
    for (String image : List.of(SIGNED, SIGNED_ELSEWHERE, UNSIGNED)) {
      Decision here = gate.project("demo").decide(Manifests.service(image));
      Decision decision = there.decide(Manifests.service(image));
      assertThat(decision.outcome()).isEqualTo(here.outcome());
      assertThat(decision.images()).isEqualTo(here.images());
      assertThat(decision.policy()).isEqualTo(here.policy());
    }
    assertThat(
            Fsck.check(new StoredProject(other, DEMO), Optional.empty(), gate.clock().instant())
                .isClean())
        .isTrue();
  }

  @Test
  void import_again_changesNothing() throws Exception {
    WrittenPaths other = new WrittenPaths(new InMemoryStore());
    var unusedImport = new Importer(other).run(source(export(store)));
    other.paths.clear();

    assertThat(new Importer(other).run(source(export(store))).written()).isZero();
    assertThat(other.paths).isEmpty();
  }

  @Test
  void import_brokenOffAnywhere_isNoProject_andIsFinishedByDoingItAgain() throws Exception {
    byte[] file = export(store);
    boolean done = false;
    for (int call = 1; !done; call++) {
      for (FailingStore.When when : FailingStore.When.values()) {
        InMemoryStore other = new InMemoryStore();
        FailingStore failing = FailingStore.at(call, when, other);
        try {
          var unused = new Importer(failing).run(source(file));
          done = true;
        } catch (StoreUnavailableException e) {
          boolean there = other.find(DocumentPath.of("projects", "demo")).isPresent();
          assertThat(there && when == FailingStore.When.BEFORE).isFalse();
        }
        var unusedImport = new Importer(other).run(source(file));
        assertThat(export(other)).isEqualTo(file);
      }
    }
  }

  @Test
  void import_ofADamagedFile_writesNothing() throws Exception {
    byte[] file = export(store);
    WrittenPaths other = new WrittenPaths(new InMemoryStore());
    for (int i = 0; i < file.length; i += 1 + file.length / 80) {
      byte[] changed = file.clone();
      changed[i] ^= 1;
      assertRefused(other, changed);
      assertRefused(other, Arrays.copyOf(file, i));
    }
    assertRefused(other, Arrays.copyOf(file, file.length - 1));
    assertRefused(other, Arrays.copyOf(file, file.length + 1));
    assertThat(other.paths).isEmpty();
  }

  @Test
  void import_ofDocumentsOfAnotherProject_isRefused() throws Exception {
    String file = new String(export(store), StandardCharsets.UTF_8);
    String renamed = file.replaceFirst("\"project\":\"demo\"", "\"project\":\"dem\"");

    assertThatExceptionOfType(TransferException.class)
        .isThrownBy(
            () ->
                new Importer(new InMemoryStore())
                    .run(source(renamed.getBytes(StandardCharsets.UTF_8))))
        .withMessageContaining("line 2")
        .withMessageContaining("not of projects/dem");
  }

  @Test
  void import_overAProjectThatIsThere_isRefused() throws Exception {
    byte[] file = export(store);
    WrittenPaths more = new WrittenPaths(new InMemoryStore());
    var unusedImport = new Importer(more).run(source(file));
    gate.over(more, 2).project("demo").createNote("new");
    WrittenPaths otherwise = new WrittenPaths(new InMemoryStore());
    gate.over(otherwise, 3).project("demo").settings("{projectNumber: '43'}");

    for (WrittenPaths target : List.of(more, otherwise)) {
      target.paths.clear();
      assertThatExceptionOfType(TransferException.class)
          .isThrownBy(() -> new Importer(target).run(source(file)))
          .withMessageContaining("is there already");
      assertThat(target.paths).isEmpty();
    }
  }

  @Test
  void export_ofNoProject_isRefused() {
    assertThatExceptionOfType(TransferException.class)
        .isThrownBy(() -> Exporter.write(store, new ProjectId("none"), new ByteArrayOutputStream()))
        .withMessageContaining("projects/none is not there");
  }

  private static void assertRefused(DocumentStore target, byte[] file) {
    assertThatExceptionOfType(TransferException.class)
        .isThrownBy(() -> new Importer(target).run(source(file)));
  }

  private static byte[] export(DocumentStore from) throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    var unused = Exporter.write(from, DEMO, file);
    return file.toByteArray();
  }

  private static ExportFile.Source source(byte[] file) {
    return () -> new ByteArrayInputStream(file);
  }

  /** Remembers what was written. */
  private static final class WrittenPaths extends ForwardingStore {

    private final Set<DocumentPath> paths = new HashSet<>();

    WrittenPaths(DocumentStore store) {
      super(store);
    }

    @Override
    public CommitResult commit(List<Write> writes) {
      writes.forEach(write -> paths.add(write.path()));
      return super.commit(writes);
    }
  }
}
