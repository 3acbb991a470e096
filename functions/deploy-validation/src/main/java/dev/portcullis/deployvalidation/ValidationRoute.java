package dev.portcullis.deployvalidation;

import dev.portcullis.admission.Admission;
import dev.portcullis.admission.Submission;
import dev.portcullis.admission.Submission.Mode;
import dev.portcullis.admission.Submission.RequestId;
import dev.portcullis.admission.breakglass.BreakglassRight;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.workload.Breakglass;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.permission.Permissions;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.validation.ValidationRequest;
import dev.portcullis.wire.validation.ValidationRequestReader;
import java.util.List;
import java.util.Optional;

/** {@code POST /v1/projects/P/deployments:validate}: may this be deployed? */
final class ValidationRoute {

  /** Needed to ask for an answer that is put on record. */
  private static final String VALIDATE = "portcullis.deployments.validate";

  /** Needed to ask without leaving a record, and enough for nothing else. */
  private static final String VALIDATE_ONLY = "portcullis.deployments.validateOnly";

  private final Admission admission;
  private final Permissions permissions;
  private final DecisionDetail detail;
  private final ValidationRequestReader requests = new ValidationRequestReader();

  ValidationRoute(Portcullis portcullis) {
    this(portcullis.admission(), portcullis.permissions());
  }

  ValidationRoute(Admission admission, Permissions permissions) {
    this.admission = admission;
    this.permissions = permissions;
    this.detail = new DecisionDetail(permissions);
  }

  List<Route> routes() {
    return List.of(
        Route.of(
                Method.POST,
                "/v1/projects/{project}/deployments:validate",
                VALIDATE,
                this::validate)
            .orWith(VALIDATE_ONLY));
  }

  private Answer validate(Call call) throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = call.variable("project", ProjectId::parse);
    ValidationRequest request = call.body(requests::read);
    permissions.require(
        call.principal(), Optional.of(project), request.validateOnly() ? VALIDATE_ONLY : VALIDATE);
    dev.portcullis.admission.Answer answer =
        admission.decide(
            call.principal(), project, submission(request, right(call, project, request)));
    DecisionLog.log(project, answer);
    return DecisionAnswer.of(answer, request.document(), detail.of(call, project));
  }

  /** Asked only where it matters: few workloads ask for breakglass. */
  private BreakglassRight right(Call call, ProjectId project, ValidationRequest request) {
    return request.workload().breakglass() instanceof Breakglass.Requested
            && permissions.holds(call.principal(), Optional.of(project), BreakglassRight.PERMISSION)
        ? BreakglassRight.HELD
        : BreakglassRight.NOT_HELD;
  }

  private static Submission submission(ValidationRequest request, BreakglassRight right) {
    Mode mode =
        request.validateOnly()
            ? new Mode.ValidateOnly()
            : new Mode.Recorded(
                request.requestId().map(id -> new RequestId(id, request.bodyHash())));
    return new Submission(request.workload(), request.context(), mode, right);
  }
}
