package dev.portcullis.rules;

import dev.portcullis.admission.simulation.SimulationLease;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.record.breakglass.BreakglassWorkload;
import dev.portcullis.record.breakglass.EventName;
import dev.portcullis.record.breakglass.GrantIndex;
import dev.portcullis.record.breakglass.GrantName;
import dev.portcullis.record.breakglass.JustificationUse;
import dev.portcullis.record.checkpoint.Checkpoints;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.log.LogPaths;
import dev.portcullis.record.request.RequestKey;
import dev.portcullis.record.retention.ParticularsRetention;
import dev.portcullis.record.seal.DecisionSeal;
import dev.portcullis.registers.attestor.AttestorRegister;
import dev.portcullis.registers.continuous.ContinuousValidationRegister;
import dev.portcullis.registers.document.RevisionPaths;
import dev.portcullis.registers.evidence.EvidencePath;
import dev.portcullis.registers.iam.IamResource;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.registers.orgpolicy.OrgPolicyRegister;
import dev.portcullis.registers.policy.PlatformPolicyRegister;
import dev.portcullis.registers.policy.PolicyRegister;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One document of every collection that the program writes. */
final class WrittenDocuments {

  static final ProjectId PROJECT;
  static final NoteName NOTE;
  static final Digest DIGEST;

  private static final BreakglassWorkload WORKLOAD =
      new BreakglassWorkload("Service", "service", "");

  /** Documents that the store may remove when their time has come. */
  static final Set<String> EXPIRING = Set.of("decisions", "requests");

  private static final List<DocumentPath> PATHS;

  static {
    try {
      PROJECT = ProjectId.parse("my-project");
      NOTE = NoteName.of(PROJECT, "note");
      DIGEST = Digest.parse("sha256:" + "a".repeat(64));
      PATHS =
          List.of(
              ProjectRegister.path(PROJECT),
              RevisionPaths.of(ProjectRegister.path(PROJECT)).get(1),
              PolicyRegister.path(PROJECT),
              PlatformPolicyRegister.path(
                  PlatformPolicyName.parse("projects/my-project/platforms/cloudRun/policies/p")),
              AttestorRegister.path(AttestorName.of(PROJECT, "attestor")),
              DocumentPath.of("projects/my-project/tallies", "attestors"),
              NoteRegister.path(NOTE),
              OrgPolicyRegister.path(PROJECT),
              new IamResource.OfNote(NOTE).path(),
              ContinuousValidationRegister.path(PROJECT),
              DocumentPath.of("occurrences", "my-project~occurrence"),
              EvidencePath.of(DIGEST, NOTE),
              RequestKey.of(PROJECT, Principal.LOOPBACK, "request").path(),
              DecisionLedger.path(DecisionName.of(PROJECT, "decision")),
              EventName.of(PROJECT, "event").path(),
              GrantName.of(PROJECT, "grant").path(),
              GrantIndex.path(PROJECT, WORKLOAD),
              JustificationUse.path(PROJECT, WORKLOAD, "justification"),
              SimulationLease.path(PROJECT),
              LogPaths.entry(PROJECT, 0),
              LogPaths.head(PROJECT),
              Checkpoints.keyPath(PROJECT),
              DecisionSeal.path(PROJECT),
              ParticularsRetention.path(PROJECT),
              DocumentPath.of("rounds", "chores"),
              DocumentPath.of("outbox", "my-project~n~1"),
              DocumentPath.of("projects/my-project/outboxRefused", "n~1"));
    } catch (InvalidTextException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private WrittenDocuments() {}

  static List<DocumentPath> paths() {
    return PATHS;
  }

  /** The names by which Firestore keeps indexes. */
  static Set<String> groups() {
    return PATHS.stream()
        .map(DocumentPath::collection)
        .map(collection -> collection.substring(collection.lastIndexOf('/') + 1))
        .collect(Collectors.toUnmodifiableSet());
  }
}
