package dev.portcullis.bench;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import dev.portcullis.admission.Answer;
import dev.portcullis.admission.Submission;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.firestore.FirestoreConnection;
import dev.portcullis.storage.firestore.FirestoreDocumentStore;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.Requests;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * A warm decision about a service of one image that one attestor has signed, beside Google's own
 * client that reads the same documents, in turns on one emulator.
 */
final class WarmDecision {

  /** For the first call, which loads the client; a warm one is far from it. */
  static final Duration LOADING = Duration.ofMinutes(1);

  static final String PROJECT = "demo";
  private static final String IMAGE = Manifests.image(1);

  private final Portcullis portcullis;
  private final TestProject project;
  private final Firestore google;
  private final DocumentReference[] read;
  private final Map<String, Object> decision;
  private final Submission question;
  private final Submission deployment;

  private WarmDecision(Portcullis portcullis, TestProject project, Firestore google, SeenPaths seen)
      throws Exception {
    this.portcullis = portcullis;
    this.project = project;
    this.google = google;
    // Read once: what is measured begins where the edge has read the request.
    this.question = Requests.submission(Manifests.validateOnly(Manifests.service(IMAGE)));
    this.deployment = Requests.submission(Manifests.service(IMAGE));
    Answer answer = decide(deployment);
    if (!(answer instanceof Answer.Recorded recorded)) {
      throw new IllegalStateException("not recorded: " + answer);
    }
    this.decision = data(google.document(recorded.name().toString()));
    decideOnly();
    this.read =
        seen.last().stream()
            .map(path -> google.document(path.toString()))
            .toArray(DocumentReference[]::new);
  }

  /**
   * Measures.
   *
   * @param rounds how often each is measured
   * @param warmUp how often each is done before
   */
  static List<Series> measure(EmulatorProject emulator, int rounds, int warmUp) throws Exception {
    FirestoreConnection connection =
        FirestoreConnection.emulator(
            emulator.project(), FirestoreConnection.DEFAULT_DATABASE, emulator.host());
    FirestoreOptions options =
        FirestoreOptions.newBuilder()
            .setProjectId(emulator.project())
            .setEmulatorHost(emulator.host())
            .setCredentials(new FirestoreOptions.EmulatorCredentials())
            .build();
    SeenPaths seen = new SeenPaths(FirestoreDocumentStore.open(connection, LOADING));
    TestProject project = new Gate(seen).project(PROJECT);
    TestKey key = TestKeys.any();
    project.register();
    project.createAttestor("qa", key);
    project.require("qa");
    project.attest("qa", IMAGE, key);
    // Not a resource: it may be interrupted while it closes, which the compiler warns of.
    Firestore google = options.getService();
    try (Portcullis portcullis =
        Portcullis.over(seen, InstantSource.system(), new SecureRandom())) {
      return new WarmDecision(portcullis, project, google, seen).measure(rounds, warmUp);
    } finally {
      google.close();
    }
  }

  private List<Series> measure(int rounds, int warmUp) throws Exception {
    var unused = measureOnce(warmUp);
    return measureOnce(rounds);
  }

  private List<Series> measureOnce(int rounds) throws Exception {
    Series bareRead = new Series("bare `getAll` of the " + read.length + " documents");
    Series told = new Series("decision that is told only (`validateOnly`)");
    Series bareBoth = new Series("bare `getAll`, then bare `create` of a decision's document");
    Series recorded = new Series("decision, recorded");
    List<Turns.Turn> turns =
        List.of(
            new Turns.Turn(bareRead, this::readBare),
            new Turns.Turn(told, this::decideOnly),
            new Turns.Turn(bareBoth, this::readAndWriteBare),
            new Turns.Turn(recorded, this::decideAndRecord));
    return Turns.take(turns, rounds);
  }

  private void readBare() throws Exception {
    if (google.getAll(read).get().size() != read.length) {
      throw new IllegalStateException("not all was read");
    }
  }

  private void readAndWriteBare() throws Exception {
    readBare();
    var unused = google.collection("bare").document().create(decision).get();
  }

  private void decideOnly() throws Exception {
    var unused = decide(question);
  }

  private void decideAndRecord() throws Exception {
    var unused = decide(deployment);
  }

  private Answer decide(Submission submission) throws Exception {
    return portcullis.admission().decide(Gate.PIPELINE, project.id(), submission);
  }

  private static Map<String, Object> data(DocumentReference document) throws Exception {
    Map<String, Object> data = document.get().get().getData();
    if (data == null) {
      throw new IllegalStateException(document.getPath() + " is not there");
    }
    return data;
  }
}
