package dev.portcullis.admission.state;

import dev.portcullis.admission.state.Guesses.Named;
import dev.portcullis.registers.evidence.EvidencePath;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.registers.occurrence.OccurrenceRegister;
import dev.portcullis.registers.occurrence.OccurrenceRegister.Notes;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.StoreLimits;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.check.SimpleSigningAttestation;
import dev.portcullis.verification.conformance.CheckData;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.GkePolicy;
import dev.portcullis.verification.verdict.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the attestations of digests in a project are to be found, whatever they hang on. Immutable.
 *
 * <p>Evidence is kept by digest and note, and a check names no notes. So one query for each digest
 * tells which notes to read evidence of. That is all it tells: what counts is the evidence in the
 * snapshot, so an attestation that is deleted meanwhile is not found there, and one whose note is
 * gone is none.
 */
record Trail(Map<Digest, Notes> notes) {

  /** Queries cost a round trip each. */
  private static final int MAX_QUERIES = 100;

  /** The project and its policies, with room for what a gate might read one day. */
  private static final int MAX_OTHERS = 20;

  /** A note of a digest is two documents, of which one read names only so many. */
  private static final int MAX_PAIRS = (StoreLimits.MAX_PATHS - MAX_OTHERS) / 2;

  static final Trail NONE = new Trail(Map.of());

  Trail {
    notes = Map.copyOf(notes);
  }

  /**
   * The projects, of those that can be read, that checks of a policy look for attestations in.
   *
   * @param policyProject where checks look that name no project
   */
  static Set<ProjectId> searchedBy(GkePolicy policy, ProjectId policyProject, ProjectId readable) {
    boolean searched =
        policy.checkSets().stream()
            .flatMap(set -> set.checks().stream())
            .map(check -> check.condition())
            .filter(SimpleSigningAttestation.class::isInstance)
            .map(SimpleSigningAttestation.class::cast)
            .anyMatch(check -> check.projectsFor(policyProject).contains(readable));
    return searched ? Set.of(readable) : Set.of();
  }

  /**
   * Asks where to look, if a policy that names this needs to know.
   *
   * @throws RegisterException if there is more to look for than is looked for in one decision
   */
  static Trail follow(
      OccurrenceRegister occurrences, ProjectId project, Named named, Set<Digest> digests)
      throws RegisterException {
    if (!named.searched().contains(project)) {
      return NONE;
    }
    if (digests.size() > MAX_QUERIES) {
      throw tooMany(digests.size() + " images");
    }
    Map<Digest, Notes> found = new LinkedHashMap<>();
    digests.forEach(digest -> found.put(digest, occurrences.notes(project, digest)));
    int pairs = found.values().stream().mapToInt(notes -> notes.names().size()).sum();
    if (pairs > MAX_PAIRS) {
      throw tooMany("images that attestations under " + pairs + " notes are about");
    }
    return new Trail(found);
  }

  /** What has to be read to follow it. */
  Set<DocumentPath> paths() {
    Set<DocumentPath> paths = new LinkedHashSet<>();
    notes.forEach(
        (digest, found) ->
            found
                .names()
                .forEach(
                    note -> {
                      paths.add(NoteRegister.path(note));
                      paths.add(EvidencePath.of(digest, note));
                    }));
    return paths;
  }

  /** The attestations of a digest that are stored in the project that was asked. */
  CheckData.Stored attestations(ProjectId project, Digest digest, Evidence evidence) {
    Notes found = notes.get(digest);
    if (found == null || !found.complete()) {
      return new CheckData.Stored.TooMuch();
    }
    List<Attestation> attestations = new ArrayList<>();
    found.names().stream()
        .sorted(Comparator.comparing(NoteName::toString))
        .map(note -> evidence.under(note, digest))
        .forEach(
            under ->
                under.stream()
                    .filter(attestation -> attestation.occurrence().project().equals(project))
                    .forEach(attestations::add));
    return new CheckData.Stored.Everything(attestations);
  }

  private static RegisterException tooMany(String what) {
    return new RegisterException(
        RegisterException.Kind.EXHAUSTED,
        what
            + " are too many for one decision by a check that asks for attestations: at most "
            + MAX_QUERIES
            + " images and "
            + MAX_PAIRS
            + " notes; split the workload");
  }
}
