package dev.portcullis.local.decide;

import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.CloudRunPolicy;
import dev.portcullis.verification.policy.PlatformPolicy;
import dev.portcullis.wire.grafeas.Note;
import dev.portcullis.wire.grafeas.Occurrence;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.settings.ProjectSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts what files say into the registers of an instance, in the order in which people would, so
 * that the gate itself decides about it.
 */
final class FileState {

  private final Portcullis portcullis;
  private final ProjectId project;

  FileState(Portcullis portcullis, ProjectId project) {
    this.portcullis = portcullis;
    this.project = project;
  }

  /**
   * Writes everything.
   *
   * @throws RegisterException if the files do not fit together
   */
  void load(Given given) throws RegisterException {
    var unusedSettings =
        portcullis
            .projects()
            .put(
                Principal.LOOPBACK,
                project,
                received(given.settings().orElse(ProjectSettings.DEFAULT)));
    Map<NoteName, Note> notes = given.notes().orElseGet(() -> named(given));
    for (Map.Entry<NoteName, Note> note : notes.entrySet()) {
      var unused = portcullis.notes().create(Principal.LOOPBACK, note.getKey(), note.getValue());
    }
    for (Attestor attestor : given.attestors()) {
      var unused = portcullis.attestors().create(Principal.LOOPBACK, attestor);
    }
    for (Map.Entry<PlatformPolicyName, PlatformPolicy> policy :
        given.platformPolicies().entrySet()) {
      var unused =
          portcullis
              .platformPolicies()
              .create(Principal.LOOPBACK, policy.getKey(), policy.getValue());
    }
    if (given.policy().isPresent()) {
      requireAttestors(given);
      var unused =
          portcullis.policies().put(Principal.LOOPBACK, project, received(given.policy().get()));
    }
    for (Occurrence occurrence : given.occurrences()) {
      // What hangs on a note that is gone counts for nothing, and is no mistake.
      if (notes.containsKey(occurrence.noteName())) {
        var unused = portcullis.occurrences().create(Principal.LOOPBACK, project, occurrence);
      }
    }
  }

  /** Without a word about notes, those that are named are taken to exist. */
  private static Map<NoteName, Note> named(Given given) {
    Map<NoteName, Note> notes = new LinkedHashMap<>();
    given.attestors().forEach(attestor -> put(attestor.note(), notes));
    given
        .platformPolicies()
        .values()
        .forEach(
            policy -> {
              if (policy instanceof CloudRunPolicy cloudRun) {
                cloudRun.rule().attestors().forEach(inline -> put(inline.note(), notes));
              }
            });
    given.occurrences().forEach(occurrence -> put(occurrence.noteName(), notes));
    return notes;
  }

  private static void put(NoteName name, Map<NoteName, Note> notes) {
    notes.put(name, new Note(name.id(), "", "", List.of(), Optional.empty(), List.of()));
  }

  private void requireAttestors(Given given) throws RegisterException {
    Set<AttestorName> known =
        given.attestors().stream().map(Attestor::name).collect(Collectors.toSet());
    for (AttestorName name : given.policy().orElseThrow().defaultRule().attestors()) {
      if (name.project().equals(project) && !known.contains(name)) {
        throw new RegisterException(
            RegisterException.Kind.PRECONDITION,
            "the policy names " + name + ", which no file describes; add it by -f");
      }
    }
  }

  private static <T> Received<T> received(T value) {
    return new Received<>(value, Optional.empty());
  }
}
