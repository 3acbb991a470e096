package dev.portcullis.bench;

import dev.portcullis.admission.Submission;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.runtime.Surroundings;
import dev.portcullis.runtime.Trust;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.firestore.FirestoreConnection;
import dev.portcullis.storage.firestore.FirestoreDocumentStore;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.Requests;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.issuer.TestIssuer;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.Edge;
import dev.portcullis.web.identity.issuer.ClaimMapping;
import dev.portcullis.web.identity.issuer.Issuer;
import dev.portcullis.wire.iam.Binding;
import dev.portcullis.wire.iam.Member;
import dev.portcullis.wire.iam.ProjectBinding;
import dev.portcullis.wire.iam.Role;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What it costs to know the caller by a token, whose issuer's keys are there, and what they may do:
 * a warm decision with that, beside the same for the one caller of a loopback server, in turns.
 */
final class IdentityCost {

  private static final String AUDIENCE = "https://gate.example.com";
  private static final String EMAIL = "ci@example.com";
  private static final String IMAGE = Manifests.image(1);

  /** One of the two ways to know callers. */
  private record Caller(Portcullis portcullis, ProjectId project, HeadersOnly request) {

    void ask(Submission submission, String permission) throws Exception {
      Edge edge = portcullis.edge();
      Principal principal = edge.identity().identify(request);
      edge.permissions().require(principal, Optional.of(project), permission);
      var unused = portcullis.admission().decide(principal, project, submission);
    }
  }

  private IdentityCost() {}

  /**
   * Measures two pairs: decisions that are told only, and decisions that are recorded; of each pair
   * the loopback's first.
   *
   * @param rounds how often each is measured
   * @param warmUp how often each is done before
   */
  static List<Series> measure(EmulatorProject emulator, int rounds, int warmUp) throws Exception {
    FirestoreConnection connection =
        FirestoreConnection.emulator(
            emulator.project(), FirestoreConnection.DEFAULT_DATABASE, emulator.host());
    DocumentStore store = FirestoreDocumentStore.open(connection, WarmDecision.LOADING);
    TestProject project = new Gate(store).project(WarmDecision.PROJECT);
    TestKey key = TestKeys.any();
    project.register();
    project.createAttestor("qa", key);
    project.require("qa");
    project.attest("qa", IMAGE, key);
    Surroundings surroundings = Surroundings.of(store, InstantSource.system(), new SecureRandom());
    try (TestIssuer issuer = TestIssuer.start();
        Portcullis none = Portcullis.over(surroundings)) {
      Portcullis tokens = Portcullis.over(surroundings.knowing(trust(issuer, project.id())));
      String token = issuer.account(EMAIL, AUDIENCE, Instant.now());
      Caller local = new Caller(none, project.id(), new HeadersOnly(Map.of()));
      Caller known =
          new Caller(
              tokens,
              project.id(),
              new HeadersOnly(Map.of("Authorization", List.of("Bearer " + token))));
      var unused = measureOnce(local, known, warmUp);
      return measureOnce(local, known, rounds);
    }
  }

  private static List<Series> measureOnce(Caller local, Caller known, int rounds) throws Exception {
    Submission told = Requests.submission(Manifests.validateOnly(Manifests.service(IMAGE)));
    Submission recorded = Requests.submission(Manifests.service(IMAGE));
    String toldTo = "portcullis.deployments.validateOnly";
    String recordedFor = "portcullis.deployments.validate";
    return Turns.take(
        List.of(
            new Turns.Turn(
                new Series("told only, for the local caller"), () -> local.ask(told, toldTo)),
            new Turns.Turn(
                new Series("told only, for a caller with a token"), () -> known.ask(told, toldTo)),
            new Turns.Turn(
                new Series("recorded, for the local caller"),
                () -> local.ask(recorded, recordedFor)),
            new Turns.Turn(
                new Series("recorded, for a caller with a token"),
                () -> known.ask(recorded, recordedFor))),
        rounds);
  }

  private static Trust trust(TestIssuer issuer, ProjectId project) throws InvalidTextException {
    return new Trust.Tokens(
        List.of(
            new Issuer(
                "bench",
                Set.of(issuer.name()),
                issuer.keys(),
                Set.of(AUDIENCE),
                Map.of(),
                new ClaimMapping.Accounts(Set.of("example.com")))),
        List.of(
            new ProjectBinding(
                project,
                new Binding(
                    new Role("roles/portcullis.deployer"),
                    List.of(Member.parse("user:" + EMAIL)),
                    Optional.empty()))));
  }
}
