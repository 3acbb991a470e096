package dev.portcullis.admission;

import dev.portcullis.admission.Answer.Recorded;
import dev.portcullis.admission.Answer.Recorded.Origin;
import dev.portcullis.admission.Submission.RequestId;
import dev.portcullis.admission.evaluation.EarlierRevision;
import dev.portcullis.admission.evaluation.Evaluation;
import dev.portcullis.admission.evaluation.Evaluator;
import dev.portcullis.admission.evaluation.Facts;
import dev.portcullis.admission.evaluation.PolicyTarget;
import dev.portcullis.admission.state.Snapshot;
import dev.portcullis.admission.state.StateReader;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.record.decision.WorkloadSummary;
import dev.portcullis.record.request.AnsweredRequest;
import dev.portcullis.record.request.RequestKey;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.document.CommitLoop.Attempt;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.workload.Breakglass;
import dev.portcullis.verification.workload.Workload;
import dev.portcullis.wire.settings.ProjectSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The gate: reads one snapshot, evaluates, records, and only then answers.
 *
 * <p>In the steady state that is one batched read and one commit. If the record cannot be written
 * there is no answer at all, least of all one that allows. Safe for use by many threads.
 */
public final class Admission {

  private final InstantSource clock;
  private final Supplier<String> ids;
  private final CommitLoop loop;
  private final StateReader states;
  private final DecisionLedger ledger;
  private final RevisionLookup revisions;
  private final Evaluator evaluator;

  /**
   * A gate.
   *
   * @param ids gives ids that nobody can guess and that never come twice
   */
  public Admission(
      InstantSource clock,
      Supplier<String> ids,
      CommitLoop loop,
      StateReader states,
      DecisionLedger ledger,
      Evaluator evaluator) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.loop = Objects.requireNonNull(loop, "loop");
    this.states = Objects.requireNonNull(states, "states");
    this.ledger = Objects.requireNonNull(ledger, "ledger");
    this.revisions = new RevisionLookup(ledger);
    this.evaluator = Objects.requireNonNull(evaluator, "evaluator");
  }

  /**
   * Decides.
   *
   * @throws RegisterException if the project is not registered, the workload belongs to another
   *     project, a request id was used for another request, or the workload is too large to decide
   * @throws StoreUnavailableException if the state could not be read or the decision not recorded
   */
  public Answer decide(Principal principal, ProjectId project, Submission submission)
      throws RegisterException {
    if (submission.workload().breakglass() instanceof Breakglass.Requested) {
      return new Answer.Unsupported(
          "breakglass is not supported yet; remove the breakglass justification to have the"
              + " workload decided by the policy");
    }
    return loop.run(() -> prepare(principal, project, submission));
  }

  private Attempt<Answer> prepare(Principal principal, ProjectId project, Submission submission)
      throws RegisterException {
    Workload workload = submission.workload();
    Optional<RequestId> request =
        submission.mode() instanceof Submission.Mode.Recorded recorded
            ? recorded.request()
            : Optional.empty();
    Optional<RequestKey> key = request.map(r -> RequestKey.of(project, principal, r.id()));
    List<EarlierRevision> earlier = revisions.find(project, workload);
    PolicyTarget target = PolicyTarget.of(workload);
    Set<Digest> digests = Digests.of(workload.images(), earlier);
    List<DocumentPath> also = key.map(k -> List.of(k.path())).orElse(List.of());
    Snapshot state = states.read(project, target, digests, also);
    requireSameProject(project, workload, state.project().resource());

    String stateHash = Sha256.start().part(state.hash()).part(earlier.toString()).hex();
    Optional<Document> answered = key.flatMap(k -> state.document(k.path()));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (request.isPresent() && answered.isPresent()) {
      Optional<Recorded> replay = replay(project, answered.get(), request.get(), stateHash, now);
      if (replay.isPresent()) {
        return Attempt.nothing(replay.get());
      }
    }
    Facts facts =
        new Facts(state.project().resource(), state.heldTo(), state.evidence(), earlier, now);
    Decision decision =
        decision(principal, submission, evaluator.evaluate(workload, facts), facts, now);
    if (submission.mode() instanceof Submission.Mode.ValidateOnly) {
      return Attempt.nothing(new Answer.Told(decision));
    }
    DecisionName name = new DecisionName(project, ids.get());
    List<Write> writes = new ArrayList<>();
    writes.add(DecisionLedger.record(name, decision, facts.settings().decisionRetention()));
    if (request.isPresent() && key.isPresent()) {
      AnsweredRequest answer = new AnsweredRequest(request.get().bodyHash(), stateHash, name, now);
      writes.add(answer.write(key.get(), answered));
    }
    return new Attempt<>(writes, committed -> new Recorded(name, decision, Origin.NEW));
  }

  private Optional<Recorded> replay(
      ProjectId project, Document document, RequestId request, String stateHash, Instant now)
      throws RegisterException {
    AnsweredRequest answered = AnsweredRequest.read(project, document);
    if (!answered.isCurrent(now)) {
      return Optional.empty();
    }
    if (!answered.bodyHash().equals(request.bodyHash())) {
      throw new RegisterException(
          RegisterException.Kind.ALREADY_EXISTS,
          "requestId `"
              + request.id()
              + "` was used for another request within the last ten minutes; choose a new one");
    }
    if (!answered.stateHash().equals(stateHash)) {
      return Optional.empty();
    }
    return ledger
        .find(answered.decision())
        .filter(decision -> decision.expireTime().map(now::isBefore).orElse(true))
        .map(decision -> new Recorded(answered.decision(), decision, Origin.REPLAY));
  }

  private static Decision decision(
      Principal principal, Submission submission, Evaluation evaluation, Facts facts, Instant now) {
    Optional<Instant> expiry =
        evaluation.outcome() == Outcome.ALLOW
            ? Optional.of(now.plus(facts.settings().decisionLifetime()))
            : Optional.empty();
    return new Decision(
        evaluation.outcome(),
        evaluation.basis(),
        evaluation.policy(),
        WorkloadSummary.of(submission.workload()),
        principal,
        submission.context(),
        now,
        expiry,
        evaluation.warnings(),
        evaluation.images(),
        evaluation.message());
  }

  /** A manifest made for one project must not be decided under the policy of another. */
  private static void requireSameProject(
      ProjectId project, Workload workload, ProjectSettings settings) throws RegisterException {
    Optional<ProjectId> claimed = workload.project();
    if (claimed.isPresent()
        && !claimed.get().equals(project)
        && !settings.projectNumber().equals(Optional.of(claimed.get().value()))) {
      if (claimed.get().isNumber() && settings.projectNumber().isEmpty()) {
        throw new RegisterException(
            RegisterException.Kind.PRECONDITION,
            "the workload belongs to project number `"
                + claimed.get()
                + "`, and no number is known of project `"
                + project
                + "`; if it is this project's, PUT it as `projectNumber` in the settings");
      }
      throw new RegisterException(
          RegisterException.Kind.PRECONDITION,
          "the workload belongs to project `"
              + claimed.get()
              + "`, and the request is about project `"
              + project
              + "`; ask about the project that it will be deployed to");
    }
  }
}
