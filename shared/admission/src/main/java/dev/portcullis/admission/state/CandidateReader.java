package dev.portcullis.admission.state;

import dev.portcullis.admission.evaluation.HeldTo;
import dev.portcullis.admission.evaluation.PolicyTarget;
import dev.portcullis.admission.state.Guesses.Named;
import dev.portcullis.record.decision.PolicyUsed;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.iam.Roles;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.StoreLimits;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.verdict.ImagePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Reads a stored policy and a candidate for its place as one snapshot, so that a difference between
 * the two is never a difference between two moments. Safe for use by many threads.
 */
public final class CandidateReader {

  /** Policies, their attestors, the attestors' notes, the evidence; and as often for a change. */
  private static final int MAX_ROUNDS = 10;

  /** The project and the policies, with room for what a gate might read one day. */
  private static final int MAX_OTHERS = 20;

  private final DocumentStore store;
  private final Registers registers;
  private final Allowlist systemImages;
  private final Roles roles;

  /**
   * A reader of a store.
   *
   * @param systemImages the platform's own images, which policies may exempt
   * @param roles what roles let service agents do with attestors of other projects
   */
  public CandidateReader(
      DocumentStore store, Registers registers, Allowlist systemImages, Roles roles) {
    this.store = Objects.requireNonNull(store, "store");
    this.registers = Objects.requireNonNull(registers, "registers");
    this.systemImages = Objects.requireNonNull(systemImages, "systemImages");
    this.roles = Objects.requireNonNull(roles, "roles");
  }

  /**
   * Reads both. Attestors that do not exist are part of the answer, as they are for the gate.
   *
   * @param now the moment at which what is granted for a time counts or not
   * @param digests which images evidence is needed for, given for how many at most it can be read
   * @throws RegisterException if the project is not registered
   * @throws StoreUnavailableException if the store does not answer, or its content changed faster
   *     than it could be read
   */
  public Comparison read(
      ProjectId project, Candidate candidate, Instant now, IntFunction<Set<Digest>> digests)
      throws RegisterException {
    PolicyTarget target = candidate.target();
    AttestorUse use = AttestorUse.by(roles, now);
    Named named = namedBy(candidate, new View(registers, systemImages, project, Map.of(), use));
    Set<Digest> wanted = Set.of();
    boolean sized = false;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Set<DocumentPath> paths = StateReader.relevant(project, target, named, wanted);
      paths.addAll(ForeignAttestors.grants(project, named.attestors()));
      requireReadable(paths);
      Map<DocumentPath, Document> documents = store.getAll(paths);
      View view = new View(registers, systemImages, project, documents, use);
      Named actual = union(view.namedBy(target), namedBy(candidate, view));
      boolean covered = named.equals(actual);
      if (covered && (sized || actual.notes().isEmpty())) {
        return comparison(project, candidate, documents, view, images(project, actual));
      }
      wanted = covered ? digests.apply(images(project, actual)) : Set.of();
      sized = covered;
      named = actual;
    }
    throw new StoreUnavailableException(
        "the policy changes faster than it can be read; try again",
        StoreUnavailableException.Outcome.NOTHING_WRITTEN,
        Duration.ofSeconds(1),
        null);
  }

  private Comparison comparison(
      ProjectId project,
      Candidate candidate,
      Map<DocumentPath, Document> documents,
      View view,
      int images)
      throws RegisterException {
    Document document = documents.get(ProjectRegister.path(project));
    if (document == null) {
      throw ProjectRegister.unknown(project);
    }
    return new Comparison(
        registers.project(document).orElseThrow(() -> ProjectRegister.unknown(project)).resource(),
        view.heldTo(candidate.target(), Trail.NONE),
        new HeldTo.Written(new PolicyUsed(candidate.name(), 0), imagePolicy(candidate, view)),
        images,
        view.evidence());
  }

  private static void requireReadable(Set<DocumentPath> paths) throws RegisterException {
    if (paths.size() > StoreLimits.MAX_PATHS) {
      throw new RegisterException(
          RegisterException.Kind.EXHAUSTED,
          "the policy and the candidate name more attestors than can be read at once; simulate one"
              + " that names fewer");
    }
  }

  /** Two policies may name twice as much as one, and all of it is one read. */
  private static int images(ProjectId project, Named named) {
    int room =
        StoreLimits.MAX_PATHS
            - MAX_OTHERS
            - named.attestors().size()
            - ForeignAttestors.grants(project, named.attestors()).size()
            - named.notes().size();
    return named.notes().isEmpty()
        ? Integer.MAX_VALUE
        : Math.max(0, Math.min(StateReader.MAX_EVIDENCE, room)) / named.notes().size();
  }

  private static Named namedBy(Candidate candidate, View view) {
    return candidate instanceof Candidate.ForPlatform platform
        ? view.namedBy(platform.policy())
        : view.namedBy(((Candidate.ForProject) candidate).policy());
  }

  private static ImagePolicy imagePolicy(Candidate candidate, View view) {
    return candidate instanceof Candidate.ForPlatform platform
        ? view.imagePolicy(platform.policy(), 0)
        : view.imagePolicy(((Candidate.ForProject) candidate).policy());
  }

  private static Named union(Named one, Named other) {
    Set<AttestorName> attestors = new HashSet<>(one.attestors());
    attestors.addAll(other.attestors());
    Set<NoteName> notes = new HashSet<>(one.notes());
    notes.addAll(other.notes());
    return new Named(attestors, notes);
  }
}
