package dev.portcullis.admission;

import dev.portcullis.admission.Answer.Recorded;
import dev.portcullis.admission.Answer.Recorded.Origin;
import dev.portcullis.admission.Submission.RequestId;
import dev.portcullis.admission.breakglass.Asking;
import dev.portcullis.admission.breakglass.BreakglassRule;
import dev.portcullis.admission.breakglass.Bypass;
import dev.portcullis.admission.breakglass.Ruling;
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
import dev.portcullis.record.decision.PolicyOverride;
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
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.verdict.Basis;
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
  private final Consequences consequences;

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
    this(clock, ids, loop, states, ledger, evaluator, Consequences.none());
  }

  /**
   * A gate.
   *
   * @param ids gives ids that nobody can guess and that never come twice
   * @param consequences what decisions are followed by
   */
  public Admission(
      InstantSource clock,
      Supplier<String> ids,
      CommitLoop loop,
      StateReader states,
      DecisionLedger ledger,
      Evaluator evaluator,
      Consequences consequences) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.loop = Objects.requireNonNull(loop, "loop");
    this.states = Objects.requireNonNull(states, "states");
    this.ledger = Objects.requireNonNull(ledger, "ledger");
    this.revisions = new RevisionLookup(ledger);
    this.evaluator = Objects.requireNonNull(evaluator, "evaluator");
    this.consequences = Objects.requireNonNull(consequences, "consequences");
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
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Optional<Asking> asking = Asking.of(project, principal, submission.breakglass(), workload);
    Snapshot state = read(project, target, digests, key, asking, now);
    requireSameProject(project, workload, state.project().resource());

    Standing standing = Standing.of(state, earlier, asking);
    Optional<Document> answered = key.flatMap(k -> state.document(k.path()));
    Facts facts =
        new Facts(state.project().resource(), state.heldTo(), state.evidence(), earlier, now);
    Evaluation evaluation = evaluator.evaluate(workload, facts);
    if (request.isPresent() && answered.isPresent()) {
      Optional<Recorded> replay =
          replay(project, answered.get(), request.get(), standing, now)
              .filter(answer -> stillHolds(answer.decision(), evaluation));
      if (replay.isPresent()) {
        return Attempt.nothing(replay.get());
      }
    }
    if (submission.mode() instanceof Submission.Mode.ValidateOnly) {
      Evaluation told = asking.isPresent() ? BreakglassWarning.on(evaluation) : evaluation;
      return Attempt.nothing(
          new Answer.Told(decision(principal, submission, told, Bypass.none(told), facts, now)));
    }
    DecisionName name = new DecisionName(project, ids.get());
    Bypass bypass =
        asking
            .map(a -> bypass(a, facts.settings(), evaluation, name, state, now))
            .orElseGet(() -> Bypass.none(evaluation));
    Decision decision = decision(principal, submission, evaluation, bypass, facts, now);
    List<Write> writes = new ArrayList<>();
    writes.add(DecisionLedger.record(name, decision, facts.settings().decisionRetention()));
    writes.addAll(bypass.writes());
    if (request.isPresent() && key.isPresent()) {
      AnsweredRequest answer =
          new AnsweredRequest(request.get().bodyHash(), standing.of(decision), name, now);
      writes.add(answer.write(key.get(), answered));
    }
    writes.addAll(consequences.of(name, decision));
    return new Attempt<>(
        writes, bypass.events(), committed -> new Recorded(name, decision, Origin.NEW));
  }

  /** One batched read; a second one only where breakglass needs a grant and there are some. */
  private Snapshot read(
      ProjectId project,
      PolicyTarget target,
      Set<Digest> digests,
      Optional<RequestKey> key,
      Optional<Asking> asking,
      Instant now)
      throws RegisterException {
    List<DocumentPath> also = new ArrayList<>();
    key.ifPresent(k -> also.add(k.path()));
    asking.ifPresent(a -> also.addAll(a.paths()));
    Snapshot state = states.read(project, target, digests, also, now);
    List<DocumentPath> grants =
        asking
            .map(a -> a.grantPaths(state.project().resource().breakglass(), state.documents()))
            .orElse(List.of());
    if (grants.isEmpty()) {
      return state;
    }
    also.addAll(grants);
    return states.read(project, target, digests, also, now);
  }

  private static Bypass bypass(
      Asking asking,
      ProjectSettings settings,
      Evaluation evaluation,
      DecisionName name,
      Snapshot state,
      Instant now) {
    Ruling ruling =
        BreakglassRule.rule(asking, settings.breakglass(), evaluation, state.documents(), now);
    return Bypass.of(asking, ruling, evaluation, name, now, now.plus(settings.decisionRetention()));
  }

  private Optional<Recorded> replay(
      ProjectId project, Document document, RequestId request, Standing standing, Instant now)
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
    if (!standing.admits(answered.stateHash())) {
      return Optional.empty();
    }
    return ledger
        .find(answered.decision())
        .filter(decision -> decision.expireTime().map(now::isBefore).orElse(true))
        .map(decision -> new Recorded(answered.decision(), decision, Origin.REPLAY));
  }

  /** A key may have begun or ceased to count without anything having been written. */
  private static boolean stillHolds(Decision decision, Evaluation evaluation) {
    return !(decision.override() instanceof PolicyOverride.NotAsked)
        || decision.outcome() == evaluation.outcome();
  }

  private static Decision decision(
      Principal principal,
      Submission submission,
      Evaluation evaluation,
      Bypass bypass,
      Facts facts,
      Instant now) {
    boolean used = bypass.override() instanceof PolicyOverride.Used;
    boolean refused = bypass.override() instanceof PolicyOverride.Refused;
    boolean allowed = used || (evaluation.outcome() == Outcome.ALLOW && !refused);
    Instant usual = now.plus(facts.settings().decisionLifetime());
    return new Decision(
        allowed ? Outcome.ALLOW : Outcome.DENY,
        used ? Basis.BREAKGLASS : evaluation.basis(),
        evaluation.policy(),
        WorkloadSummary.of(submission.workload()),
        principal,
        submission.context(),
        now,
        allowed
            ? Optional.of(bypass.until().filter(usual::isAfter).orElse(usual))
            : Optional.empty(),
        evaluation.warnings(),
        evaluation.images(),
        bypass.message(),
        bypass.override());
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
