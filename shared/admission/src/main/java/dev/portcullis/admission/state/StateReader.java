package dev.portcullis.admission.state;

import dev.portcullis.admission.evaluation.HeldTo;
import dev.portcullis.admission.evaluation.PolicyTarget;
import dev.portcullis.admission.state.Guesses.Named;
import dev.portcullis.registers.attestor.AttestorRegister;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.evidence.EvidencePath;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.iam.Roles;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.registers.orgpolicy.OrgPolicyRegister;
import dev.portcullis.registers.policy.PlatformPolicyRegister;
import dev.portcullis.registers.policy.PolicyRegister;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.settings.ProjectSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Reads everything that a decision depends on as one snapshot.
 *
 * <p>What to read depends on what is read: the policy names attestors, and they name notes. So the
 * names seen last time are asked for together with the policy; when that turns out to have been too
 * little, everything is read again, still in one batch, so that no decision ever mixes two states.
 * A policy of checks that asks for attestations in a project costs a query for each digest more,
 * before the batch: see {@link Trail}. Safe for use by many threads.
 */
public final class StateReader {

  /** More attestors times images than this nobody can review, and no store reads in one batch. */
  public static final int MAX_EVIDENCE = 500;

  private static final int MAX_ROUNDS = 5;

  private final DocumentStore store;
  private final Registers registers;
  private final Allowlist systemImages;
  private final Roles roles;
  private final Guesses guesses = new Guesses();

  /**
   * A reader of a store.
   *
   * @param systemImages the platform's own images, which policies may exempt
   * @param roles what roles let service agents do with attestors of other projects
   */
  public StateReader(
      DocumentStore store, Registers registers, Allowlist systemImages, Roles roles) {
    this.store = store;
    this.registers = registers;
    this.systemImages = systemImages;
    this.roles = roles;
  }

  /**
   * Reads a snapshot.
   *
   * @param asked what the workload asks to be held to
   * @param also paths that the caller needs from the same snapshot
   * @param now the moment of the decision, at which what is granted for a time counts or not
   * @throws RegisterException if the project is not registered, or more would have to be read than
   *     is read for one decision
   * @throws StoreUnavailableException if the store does not answer, or its content changed faster
   *     than it could be read
   */
  public Snapshot read(
      ProjectId project,
      PolicyTarget asked,
      Set<Digest> digests,
      Collection<DocumentPath> also,
      Instant now)
      throws RegisterException {
    return read(project, asked, digests, also, AttestorUse.by(roles, now), View::allowed);
  }

  /**
   * Reads a snapshot for a question about a policy, whether or not workloads of its project may ask
   * to be held to it. Nothing may be let in by what is read so.
   *
   * @throws RegisterException as {@link #read}
   * @throws StoreUnavailableException as {@link #read}
   */
  public Snapshot readPolicy(PlatformPolicyName policy, Set<Digest> digests)
      throws RegisterException {
    return read(
        policy.project(),
        new PolicyTarget.Platform(policy),
        digests,
        List.of(),
        // A platform policy brings its attestors along.
        AttestorUse.none(),
        (view, asked) -> asked);
  }

  private Snapshot read(
      ProjectId project,
      PolicyTarget asked,
      Set<Digest> digests,
      Collection<DocumentPath> also,
      AttestorUse use,
      BiFunction<View, PolicyTarget, PolicyTarget> constraint)
      throws RegisterException {
    Named named = guess(project, asked, digests);
    Trail trail = Trail.follow(registers.occurrences(), project, named, digests);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Set<DocumentPath> wanted = wanted(relevant(project, asked, named, digests), trail);
      wanted.addAll(ForeignAttestors.grants(project, named.attestors()));
      wanted.addAll(also);
      Map<DocumentPath, Document> documents = store.getAll(wanted);
      Document projectDocument = documents.get(ProjectRegister.path(project));
      if (projectDocument == null) {
        throw ProjectRegister.unknown(project);
      }
      Revision<ProjectSettings> settings =
          registers.project(projectDocument).orElseThrow(() -> ProjectRegister.unknown(project));
      View view = new View(registers, systemImages, project, documents, use);
      // Only now is known whether what was asked for may be had; if not, it counts for nothing.
      PolicyTarget target = constraint.apply(view, asked);
      Named actual = view.namedBy(target);
      if (covers(named, actual)) {
        remember(project, target, actual);
        HeldTo heldTo = view.heldTo(target, trail);
        return new Snapshot(
            settings,
            heldTo,
            view.evidence(),
            documents,
            StateHash.of(
                wanted(relevant(project, target, view.usable(actual), digests), trail), documents));
      }
      trail = Trail.follow(registers.occurrences(), project, actual, digests);
      named = actual;
    }
    throw new StoreUnavailableException(
        "the policy changes faster than it can be read; try again",
        StoreUnavailableException.Outcome.NOTHING_WRITTEN,
        Duration.ofSeconds(1),
        null);
  }

  private static Set<DocumentPath> wanted(Set<DocumentPath> relevant, Trail trail) {
    Set<DocumentPath> wanted = new LinkedHashSet<>(relevant);
    wanted.addAll(trail.paths());
    return wanted;
  }

  /** What to ask for beside the policy. A guess of more than may be asked for is no help. */
  private Named guess(ProjectId project, PolicyTarget target, Set<Digest> digests) {
    Named guess =
        target instanceof PolicyTarget.Refused
            ? Named.NOTHING
            : guesses.get(project, policyPath(project, target));
    return cost(project, guess, digests) > MAX_EVIDENCE ? Named.NOTHING : guess;
  }

  /** A workload that is held to no policy teaches nothing about the project's own. */
  private void remember(ProjectId project, PolicyTarget target, Named actual) {
    if (!(target instanceof PolicyTarget.Refused)) {
      guesses.put(project, policyPath(project, target), actual);
    }
  }

  /** Attestors times images, and once more each attestor whose grants have to be read as well. */
  private static long cost(ProjectId project, Named named, Set<Digest> digests) {
    return (long) named.notes().size() * digests.size()
        + ForeignAttestors.grants(project, named.attestors()).size();
  }

  private static boolean covers(Named guess, Named actual) {
    return guess.attestors().containsAll(actual.attestors())
        && guess.notes().containsAll(actual.notes())
        && guess.searched().containsAll(actual.searched());
  }

  /** What a decision depends on, if the policy names this. */
  static Set<DocumentPath> relevant(
      ProjectId project, PolicyTarget target, Named named, Set<Digest> digests)
      throws RegisterException {
    if (cost(project, named, digests) > MAX_EVIDENCE) {
      throw new RegisterException(
          RegisterException.Kind.EXHAUSTED,
          digests.size()
              + " images under "
              + named.notes().size()
              + " attestors are too many for one decision: at most "
              + MAX_EVIDENCE
              + " pairs; split the workload");
    }
    Set<DocumentPath> paths = new LinkedHashSet<>();
    paths.add(ProjectRegister.path(project));
    paths.addAll(OrgPolicyRegister.paths(project));
    paths.addAll(PolicyRegister.paths(project));
    paths.add(policyPath(project, target));
    for (AttestorName attestor : named.attestors()) {
      paths.add(AttestorRegister.path(attestor));
    }
    for (NoteName note : named.notes()) {
      paths.add(NoteRegister.path(note));
      digests.forEach(digest -> paths.add(EvidencePath.of(digest, note)));
    }
    return paths;
  }

  private static DocumentPath policyPath(ProjectId project, PolicyTarget target) {
    return target instanceof PolicyTarget.Platform platform
        ? PlatformPolicyRegister.path(platform.policy())
        : PolicyRegister.path(project);
  }
}
