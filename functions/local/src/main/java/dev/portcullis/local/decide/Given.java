package dev.portcullis.local.decide;

import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.PlatformPolicy;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.wire.grafeas.Note;
import dev.portcullis.wire.grafeas.Occurrence;
import dev.portcullis.wire.settings.ProjectSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the files say. Immutable.
 *
 * @param project the project that the policy says it is of, if it does
 * @param settings the project's settings
 * @param policy the project's policy
 * @param platformPolicies policies that a workload may ask for
 * @param attestors attestors, of whatever project
 * @param notes the notes that exist; empty if no file speaks of notes
 * @param occurrences attestations
 */
record Given(
    Optional<ProjectId> project,
    Optional<ProjectSettings> settings,
    Optional<Policy> policy,
    Map<PlatformPolicyName, PlatformPolicy> platformPolicies,
    List<Attestor> attestors,
    Optional<Map<NoteName, Note>> notes,
    List<Occurrence> occurrences) {

  Given {
    platformPolicies = Map.copyOf(platformPolicies);
    attestors = List.copyOf(attestors);
    notes = notes.map(Map::copyOf);
    occurrences = List.copyOf(occurrences);
  }
}
