package dev.portcullis.testkit.conformance;

import dev.portcullis.admission.Answer;
import dev.portcullis.admission.Submission;
import dev.portcullis.admission.Submission.Mode;
import dev.portcullis.admission.breakglass.BreakglassRight;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.Problem;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionJson;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.decision.Detail;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.resource.Decoding;
import dev.portcullis.wire.validation.ValidationRequest;
import dev.portcullis.wire.validation.ValidationRequestReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The core over a store, without HTTP: what an error of the core is to HTTP, is said here once
 * more, as briefly as the cases need it.
 */
public final class CoreTarget implements ConformanceTarget {

  private final Gate gate;
  private final CoreRegisters registers;
  private final ValidationRequestReader questions = new ValidationRequestReader();

  /** A target over an empty store, which stays its owner's to close. */
  public CoreTarget(DocumentStore store) {
    this.gate = new Gate(store);
    this.registers = new CoreRegisters(gate);
  }

  @Override
  public void create(Resource resource) {
    passTime();
    try {
      registers.create(resource);
    } catch (InvalidInputException | InvalidTextException | RegisterException e) {
      throw new IllegalStateException(resource + " cannot be created: " + e.getMessage(), e);
    }
  }

  @Override
  public void replace(Resource resource) {
    passTime();
    try {
      registers.replace(resource);
    } catch (InvalidInputException | InvalidTextException | RegisterException e) {
      throw new IllegalStateException(resource + " cannot be replaced: " + e.getMessage(), e);
    }
  }

  @Override
  public void delete(String name) {
    passTime();
    try {
      registers.delete(name);
    } catch (InvalidTextException | RegisterException e) {
      throw new IllegalStateException(name + " cannot be deleted: " + e.getMessage(), e);
    }
  }

  @Override
  public Reply ask(ProjectId project, Question question) {
    passTime();
    try {
      ValidationRequest request = Decoding.decode(question.parse(), questions::read);
      Mode mode =
          request.validateOnly() ? new Mode.ValidateOnly() : new Mode.Recorded(Optional.empty());
      Submission submission =
          new Submission(request.workload(), request.context(), mode, BreakglassRight.HELD);
      // As whoever sits at a loopback server, which the cases are also put to.
      return reply(gate.admission().decide(Principal.LOOPBACK, project, submission), request);
    } catch (InvalidInputException e) {
      return new Reply.Refused(
          400, e.problems().toString(), e.problems().stream().map(Problem::path).toList());
    } catch (RegisterException e) {
      return new Reply.Refused(status(e.kind()), e.getMessage(), List.of());
    }
  }

  /** What happens one after the other is told apart by its time, as it is outside of tests. */
  private void passTime() {
    gate.clock().advance(Duration.ofSeconds(1));
  }

  private static Reply reply(Answer answer, ValidationRequest request) {
    if (answer instanceof Answer.Told told) {
      return decided(told.decision(), json(Optional.empty(), told.decision()));
    }
    Answer.Recorded recorded = (Answer.Recorded) answer;
    JsonObject.Builder json = json(Optional.of(recorded.name()), recorded.decision());
    if (recorded.decision().outcome() == Outcome.ALLOW) {
      json.put(
          "pinnedWorkload",
          request.document().map(document -> document.pinned(recorded.name().toString())));
    }
    return decided(recorded.decision(), json);
  }

  private static Reply decided(Decision decision, JsonObject.Builder json) {
    return new Reply.Decided(decision.outcome() == Outcome.ALLOW ? 200 : 403, json.build());
  }

  private static JsonObject.Builder json(Optional<DecisionName> name, Decision decision) {
    return DecisionJson.write(name, decision, Detail.EXPLAINED);
  }

  private static int status(RegisterException.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> 404;
      case ALREADY_EXISTS, STALE -> 409;
      case EXHAUSTED, PRECONDITION -> 400;
      case FORBIDDEN -> 403;
    };
  }
}
