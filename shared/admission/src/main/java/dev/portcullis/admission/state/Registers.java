package dev.portcullis.admission.state;

import dev.portcullis.registers.RegisterSet;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.iam.Grants;
import dev.portcullis.registers.occurrence.OccurrenceRegister;
import dev.portcullis.registers.orgpolicy.OrgPolicyRegister;
import dev.portcullis.registers.policy.PolicyRegister;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.PlatformPolicy;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.wire.grafeas.Note;
import dev.portcullis.wire.orgpolicy.AllowedPolicies;
import dev.portcullis.wire.settings.ProjectSettings;
import java.util.Map;
import java.util.Optional;

/**
 * What the documents of a snapshot say, each version parsed once: keys decoded, patterns indexed.
 * Safe for use by many threads.
 */
public final class Registers {

  private static final int POLICIES = 1000;
  private static final int ATTESTORS = 2000;
  private static final int NOTES = 2000;
  private static final int GRANTS = 1000;

  private final OccurrenceRegister occurrences;
  private final VersionedCache<Optional<Revision<Note>>> notes;
  private final VersionedCache<Optional<Revision<ProjectSettings>>> projects;
  private final VersionedCache<Optional<Revision<PlatformPolicy>>> platformPolicies;
  private final VersionedCache<Optional<Revision<Attestor>>> attestors;
  private final VersionedCache<Revision<Policy>> projectPolicies;
  private final VersionedCache<Optional<Revision<AllowedPolicies>>> orgPolicies;
  private final VersionedCache<Optional<Revision<Grants>>> grants;

  /** What these registers read. */
  public Registers(RegisterSet registers) {
    this.occurrences = registers.occurrences();
    this.notes = new VersionedCache<>(NOTES, registers.notes()::read);
    this.projects = new VersionedCache<>(POLICIES, registers.projects()::read);
    this.platformPolicies = new VersionedCache<>(POLICIES, registers.platformPolicies()::read);
    this.attestors = new VersionedCache<>(ATTESTORS, registers.attestors()::read);
    this.projectPolicies = new VersionedCache<>(POLICIES, registers.policies()::read);
    this.orgPolicies = new VersionedCache<>(POLICIES, registers.orgPolicies()::read);
    this.grants = new VersionedCache<>(GRANTS, registers.iam()::read);
  }

  OccurrenceRegister occurrences() {
    return occurrences;
  }

  Optional<Revision<ProjectSettings>> project(Document document) {
    return projects.get(document);
  }

  Optional<Revision<AllowedPolicies>> orgPolicy(
      ProjectId project, Map<DocumentPath, Document> documents) {
    return OrgPolicyRegister.pick(project, documents).flatMap(orgPolicies::get);
  }

  Optional<Revision<Policy>> policy(ProjectId project, Map<DocumentPath, Document> documents) {
    return PolicyRegister.pick(project, documents).map(projectPolicies::get);
  }

  Optional<Revision<PlatformPolicy>> platformPolicy(Document document) {
    return platformPolicies.get(document);
  }

  Optional<Revision<Attestor>> attestor(Document document) {
    return attestors.get(document);
  }

  Optional<Revision<Note>> note(Document document) {
    return notes.get(document);
  }

  Optional<Revision<Grants>> grants(Document document) {
    return grants.get(document);
  }
}
