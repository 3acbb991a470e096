package dev.portcullis.admission.state;

import dev.portcullis.registers.attestor.AttestorRegister;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.iam.Grants;
import dev.portcullis.registers.iam.IamResource;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.verdict.RequiredAttestor;
import dev.portcullis.wire.iam.Member;
import dev.portcullis.wire.iam.Member.AccountKind;
import dev.portcullis.wire.settings.ProjectSettings;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Attestors of other projects, as the documents of one snapshot show them to one project. Such an
 * attestor counts only while its own project lets the asking project's service agent use it, and
 * only if its note belongs to its own project too. Of every other one nothing is told, not even
 * whether it exists: it makes no difference to the decision, nor to what is read or hashed.
 *
 * @see <a href="https://cloud.google.com/binary-authorization/docs/multi-project-setup-cli">Google
 *     on attestors of other projects</a>
 */
final class ForeignAttestors {

  private final Registers registers;
  private final ProjectId project;
  private final Map<DocumentPath, Document> documents;
  private final AttestorUse use;

  ForeignAttestors(
      Registers registers,
      ProjectId project,
      Map<DocumentPath, Document> documents,
      AttestorUse use) {
    this.registers = registers;
    this.project = project;
    this.documents = documents;
    this.use = use;
  }

  /** Where it is kept who may use those of the attestors that are not the project's own. */
  static List<DocumentPath> grants(ProjectId project, Collection<AttestorName> attestors) {
    return attestors.stream()
        .filter(name -> !name.project().equals(project))
        .map(name -> new IamResource.OfAttestor(name).path())
        .toList();
  }

  /** Whether there is any use in looking: without an account nothing can be granted. */
  boolean canBeUsed() {
    return agent().isPresent();
  }

  /** The notes of those that may be used. */
  Optional<NoteName> note(AttestorName name) {
    return usable(name).map(attestor -> attestor.resource().note());
  }

  /** The same attestors without those that may not be used, which nothing may depend on. */
  Set<AttestorName> withoutUnusable(Set<AttestorName> attestors) {
    return attestors.stream()
        .filter(name -> name.project().equals(project) || usable(name).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What a rule that names the attestor asks for. */
  RequiredAttestor required(AttestorName name) {
    String label = name.toString();
    if (!canBeUsed()) {
      return new RequiredAttestor.WithoutAgent(label);
    }
    return usable(name)
        .filter(attestor -> exists(attestor.resource().note()))
        .<RequiredAttestor>map(
            attestor ->
                RequiredAttestor.Known.of(
                    label,
                    attestor.number(),
                    attestor.resource().note(),
                    attestor.resource().keys()))
        .orElseGet(() -> new RequiredAttestor.Unreadable(label));
  }

  private Optional<Revision<Attestor>> usable(AttestorName name) {
    IamResource.OfAttestor resource = new IamResource.OfAttestor(name);
    Optional<Revision<Attestor>> attestor =
        document(AttestorRegister.path(name)).flatMap(registers::attestor);
    Optional<Instant> created = attestor.map(Revision::createTime);
    Optional<Grants> grants =
        document(resource.path())
            .flatMap(registers::grants)
            .map(Revision::resource)
            .filter(kept -> created.equals(Optional.of(kept.since())));
    return agent()
        .filter(account -> use.isPermitted(account, resource, grants))
        .flatMap(account -> attestor)
        .filter(found -> found.resource().note().project().equals(name.project()));
  }

  /** The account in whose name attestors are used, as IAM policies write it. */
  private Optional<String> agent() {
    return document(ProjectRegister.path(project))
        .flatMap(registers::project)
        .map(Revision::resource)
        .flatMap(ProjectSettings::serviceAgent)
        .map(email -> new Member.Account(AccountKind.SERVICE_ACCOUNT, email).text());
  }

  private boolean exists(NoteName note) {
    return document(NoteRegister.path(note)).flatMap(registers::note).isPresent();
  }

  private Optional<Document> document(DocumentPath path) {
    return Optional.ofNullable(documents.get(path));
  }
}
