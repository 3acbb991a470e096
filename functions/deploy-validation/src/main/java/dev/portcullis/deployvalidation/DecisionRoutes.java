package dev.portcullis.deployvalidation;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionFilter;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.decision.Detail;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.record.receipt.Receipts;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.call.TimeText;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import java.util.List;

/** {@code GET /v1/projects/P/decisions}: what was decided, and signed proof of it. */
final class DecisionRoutes {

  private static final String COLLECTION = "/v1/projects/{project}/decisions";
  private static final String GET = "portcullis.decisions.get";
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 200;

  private final ProjectRegister projects;
  private final DecisionLedger decisions;
  private final Receipts receipts;
  private final DecisionDetail detail;

  DecisionRoutes(Portcullis portcullis) {
    this.projects = portcullis.projects();
    this.decisions = portcullis.decisions();
    this.receipts = portcullis.log().receipts();
    this.detail = new DecisionDetail(portcullis.permissions());
  }

  List<Route> routes() {
    return List.of(
        Route.of(Method.GET, COLLECTION, "portcullis.decisions.list", this::list)
            .paged()
            .accepting("verdict", "basis", "workload", "digest", "from", "to"),
        Route.of(Method.GET, COLLECTION + "/{decision}", GET, this::get),
        Route.of(Method.GET, COLLECTION + "/{decision}:receipt", GET, this::receipt));
  }

  private Answer list(Call call)
      throws InvalidInputException, InvalidPageTokenException, RegisterException {
    ProjectId project = projects.require(call.variable("project", ProjectId::parse));
    DecisionFilter filter =
        new DecisionFilter(
            call.query("verdict", text -> constant(Outcome.class, text)),
            call.query("basis", text -> constant(Basis.class, text)),
            call.query("workload"),
            call.query("digest", Digest::parse),
            call.query("from", TimeText::parse),
            call.query("to", TimeText::parse));
    DecisionLedger.Listing page =
        decisions.list(project, filter, call.pageSize(USUAL_PAGE, LARGEST_PAGE), call.pageToken());
    Detail shown = detail.of(call, project);
    return Answer.ok(
        JsonObject.builder()
            .put(
                "decisions",
                JsonArray.of(
                    page.entries().stream()
                        .map(
                            entry ->
                                DecisionAnswer.json(entry.name(), entry.decision(), shown).build())
                        .toList()))
            .putText("nextPageToken", page.next().map(PageToken::token))
            .build());
  }

  private Answer get(Call call) throws ApiException, InvalidInputException, RegisterException {
    DecisionLedger.Entry entry = entry(call);
    Detail shown = detail.of(call, entry.name().project());
    return Answer.ok(DecisionAnswer.json(entry.name(), entry.decision(), shown).build());
  }

  private Answer receipt(Call call) throws ApiException, InvalidInputException, RegisterException {
    DecisionLedger.Entry entry = entry(call);
    return Answer.ok(receipts.issue(entry.name(), entry.decision()));
  }

  private DecisionLedger.Entry entry(Call call)
      throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = projects.require(call.variable("project", ProjectId::parse));
    DecisionName name = call.variable("decision", id -> DecisionName.of(project, id));
    Decision decision =
        decisions
            .find(name)
            .orElseThrow(
                () ->
                    ApiException.notFound(
                        name + " does not exist, or is past the project's retention"));
    return new DecisionLedger.Entry(name, decision);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text)
      throws InvalidTextException {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw new InvalidTextException("is not one of " + List.of(type.getEnumConstants()));
  }
}
