package dev.portcullis.admission.state;

import dev.portcullis.admission.evaluation.HeldTo;
import dev.portcullis.admission.evaluation.OrgConstraint;
import dev.portcullis.admission.evaluation.PolicyTarget;
import dev.portcullis.admission.state.Guesses.Named;
import dev.portcullis.record.decision.PolicyUsed;
import dev.portcullis.registers.attestor.AttestorRegister;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.evidence.EvidenceDocument;
import dev.portcullis.registers.evidence.EvidencePath;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.registers.policy.PlatformPolicyRegister;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.check.Placement;
import dev.portcullis.verification.conformance.CheckData;
import dev.portcullis.verification.conformance.Circumstances;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.name.ProjectPolicyName;
import dev.portcullis.verification.policy.CloudRunPolicy;
import dev.portcullis.verification.policy.GkePolicy;
import dev.portcullis.verification.policy.GlobalPolicyEvaluation;
import dev.portcullis.verification.policy.InlineAttestor;
import dev.portcullis.verification.policy.PlatformPolicy;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.Evidence;
import dev.portcullis.verification.verdict.ImagePolicy;
import dev.portcullis.verification.verdict.RequiredAttestor;
import dev.portcullis.wire.grafeas.Note;
import dev.portcullis.wire.orgpolicy.AllowedPolicies;
import dev.portcullis.wire.orgpolicy.OrgPolicyName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the documents of one snapshot say about a policy and all that it names. */
final class View {

  private final Registers registers;
  private final Allowlist systemImages;
  private final ProjectId project;
  private final Map<DocumentPath, Document> documents;
  private final ForeignAttestors foreign;

  View(
      Registers registers,
      Allowlist systemImages,
      ProjectId project,
      Map<DocumentPath, Document> documents,
      AttestorUse use) {
    this.registers = registers;
    this.systemImages = systemImages;
    this.project = project;
    this.documents = documents;
    this.foreign = new ForeignAttestors(registers, project, documents, use);
  }

  /** What the organization policy leaves of what a workload asks for. */
  PolicyTarget allowed(PolicyTarget asked) {
    return OrgConstraint.apply(asked, project, orgPolicy().map(Revision::resource));
  }

  /** What the policy names, as far as the documents tell. */
  Named namedBy(PolicyTarget target) {
    if (target instanceof PolicyTarget.Platform platform) {
      return platformPolicy(platform)
          .map(policy -> namedBy(platform.policy(), policy.resource()))
          .orElse(Named.NOTHING);
    }
    if (target instanceof PolicyTarget.Refused) {
      return Named.NOTHING;
    }
    return projectPolicy().map(policy -> namedBy(policy.resource())).orElse(Named.NOTHING);
  }

  /** What a platform policy names, stored or not. */
  Named namedBy(CloudRunPolicy policy) {
    return new Named(
        Set.of(),
        readableNotes(policy.rule().attestors().stream().map(InlineAttestor::note).toList()));
  }

  /** What a policy of the project names, stored or not, as far as the documents tell. */
  Named namedBy(Policy policy) {
    Set<AttestorName> attestors = new HashSet<>();
    Set<NoteName> notes = new HashSet<>();
    for (AttestorName name : policy.defaultRule().attestors()) {
      if (name.project().equals(project)) {
        attestors.add(name);
        attestor(name)
            .map(attestor -> attestor.resource().note())
            .filter(note -> note.project().equals(project))
            .ifPresent(notes::add);
      } else if (foreign.canBeUsed()) {
        attestors.add(name);
        foreign.note(name).ifPresent(notes::add);
      }
    }
    return new Named(attestors, notes);
  }

  /** What is named without what belongs to others and may not be used. */
  Named usable(Named named) {
    return new Named(foreign.withoutUnusable(named.attestors()), named.notes(), named.searched());
  }

  /** The policy with all that it names looked up. */
  HeldTo heldTo(PolicyTarget target, Trail trail) {
    String ownPolicy = new ProjectPolicyName(project).toString();
    if (target instanceof PolicyTarget.Refused refused) {
      PolicyUsed used =
          refused.basis() == Basis.ORG_POLICY
              ? new PolicyUsed(
                  new OrgPolicyName(project).toString(),
                  orgPolicy().map(Revision::number).orElse(0L))
              : new PolicyUsed(ownPolicy, 0);
      return new HeldTo.Nothing(used, refused.basis(), refused.reason());
    }
    if (target instanceof PolicyTarget.Platform platform) {
      String name = platform.policy().toString();
      return platformPolicy(platform)
          .map(policy -> heldTo(platform.policy(), policy, trail))
          .orElseGet(
              () ->
                  new HeldTo.Nothing(
                      new PolicyUsed(name, 0),
                      Basis.ERROR,
                      PolicyTarget.notFound(platform.policy())));
    }
    Optional<Revision<Policy>> policy = projectPolicy();
    return policy.isPresent()
        ? new HeldTo.Written(
            new PolicyUsed(ownPolicy, policy.get().number()), imagePolicy(policy.get().resource()))
        : new HeldTo.NeverWritten(new PolicyUsed(ownPolicy, 0), imagePolicy(Policy.DEFAULT));
  }

  private HeldTo heldTo(PlatformPolicyName name, Revision<PlatformPolicy> policy, Trail trail) {
    PolicyUsed used = new PolicyUsed(name.toString(), policy.number());
    if (policy.resource() instanceof GkePolicy checks) {
      // Cloud Run is no cluster: only what applies everywhere applies to what it runs.
      return new HeldTo.Checked(
          used,
          checks,
          new Circumstances(
              name.project(), policy.number(), new Placement.OutsideClusters(), data(trail)));
    }
    return new HeldTo.Written(
        used, imagePolicy((CloudRunPolicy) policy.resource(), policy.number()));
  }

  /** What another project stores is not looked at: it has not been asked whether it lets us. */
  private CheckData data(Trail trail) {
    Evidence evidence = evidence();
    return (where, digest) ->
        where.equals(project)
            ? trail.attestations(where, digest, evidence)
            : new CheckData.Stored.Unreadable();
  }

  /** The attestations among the documents. */
  Evidence evidence() {
    // Read once, however many attestors and containers ask. A snapshot belongs to one thread.
    Map<DocumentPath, List<Attestation>> read = new HashMap<>();
    return (note, digest) ->
        read.computeIfAbsent(
            EvidencePath.of(digest, note), path -> attestations(path, note, digest));
  }

  private List<Attestation> attestations(DocumentPath path, NoteName note, Digest digest) {
    Document document = documents.get(path);
    Optional<Revision<Note>> current = note(note);
    return document == null || current.isEmpty()
        ? List.of()
        : EvidenceDocument.read(document, digest, note).under(current.get().createTime());
  }

  /** What a policy of the project asks of an image, stored or not. */
  ImagePolicy imagePolicy(Policy policy) {
    return new ImagePolicy(
        policy.globalPolicyEvaluation() == GlobalPolicyEvaluation.ENABLE
            ? systemImages
            : Allowlist.empty(),
        policy.allowlist(),
        policy.defaultRule().map(this::required));
  }

  /** What a platform policy asks of an image, stored under this number or not. */
  ImagePolicy imagePolicy(CloudRunPolicy policy, long revision) {
    return new ImagePolicy(
        Allowlist.empty(),
        policy.allowlist(),
        policy
            .rule()
            .map(attestor -> required(attestor.id(), revision, attestor.note(), attestor.keys())));
  }

  /** What another project's attestor says counts only if that project lets this one use it. */
  private RequiredAttestor required(AttestorName name) {
    if (!name.project().equals(project)) {
      return foreign.required(name);
    }
    Optional<Revision<Attestor>> attestor = attestor(name);
    if (attestor.isEmpty()) {
      return new RequiredAttestor.Missing(name.toString());
    }
    Attestor found = attestor.get().resource();
    return required(name.toString(), attestor.get().number(), found.note(), found.keys());
  }

  private RequiredAttestor required(
      String label, long revision, NoteName note, List<PublicKey> keys) {
    if (!note.project().equals(project)) {
      return new RequiredAttestor.Unreadable(label);
    }
    return note(note).isPresent()
        ? RequiredAttestor.Known.of(label, revision, note, keys)
        : new RequiredAttestor.WithoutNote(label, note);
  }

  private Named namedBy(PlatformPolicyName name, PlatformPolicy policy) {
    if (policy instanceof GkePolicy checks) {
      return new Named(Set.of(), Set.of(), Trail.searchedBy(checks, name.project(), project));
    }
    return namedBy((CloudRunPolicy) policy);
  }

  private Set<NoteName> readableNotes(List<NoteName> notes) {
    Set<NoteName> readable = new HashSet<>();
    notes.stream().filter(note -> note.project().equals(project)).forEach(readable::add);
    return readable;
  }

  private Optional<Revision<AllowedPolicies>> orgPolicy() {
    return registers.orgPolicy(project, documents);
  }

  private Optional<Revision<Policy>> projectPolicy() {
    return registers.policy(project, documents);
  }

  private Optional<Revision<PlatformPolicy>> platformPolicy(PolicyTarget.Platform platform) {
    return Optional.ofNullable(documents.get(PlatformPolicyRegister.path(platform.policy())))
        .flatMap(registers::platformPolicy);
  }

  private Optional<Revision<Note>> note(NoteName name) {
    return Optional.ofNullable(documents.get(NoteRegister.path(name))).flatMap(registers::note);
  }

  private Optional<Revision<Attestor>> attestor(AttestorName name) {
    return Optional.ofNullable(documents.get(AttestorRegister.path(name)))
        .flatMap(registers::attestor);
  }
}
