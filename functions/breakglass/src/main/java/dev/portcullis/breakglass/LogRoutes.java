package dev.portcullis.breakglass;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.record.checkpoint.Checkpoints;
import dev.portcullis.record.log.LogEntry;
import dev.portcullis.record.log.LogEntryJson;
import dev.portcullis.record.log.LogEntryJson.Shown;
import dev.portcullis.record.log.LogErasure;
import dev.portcullis.record.log.LogFilter;
import dev.portcullis.record.log.LogPaths;
import dev.portcullis.record.log.LogReader;
import dev.portcullis.record.merkle.MerkleHash;
import dev.portcullis.registers.document.BoundedPage;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.permission.Permissions;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /v1/projects/P/log}: what is on record, and the proofs that it stays so. */
final class LogRoutes {

  private static final String COLLECTION = "/v1/projects/{project}/log";
  private static final String LIST = "portcullis.log.list";
  private static final String GET = "portcullis.log.get";
  private static final String ERASE = "portcullis.log.erase";
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 200;
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  private final ProjectRegister projects;
  private final Permissions permissions;
  private final LogReader log;
  private final LogErasure erasure;
  private final Checkpoints checkpoints;

  LogRoutes(Portcullis portcullis) {
    this.projects = portcullis.projects();
    this.permissions = portcullis.permissions();
    this.log = portcullis.log().reader();
    this.erasure = portcullis.log().erasure();
    this.checkpoints = portcullis.log().checkpoints();
  }

  List<Route> routes() {
    return List.of(
        Route.of(Method.GET, COLLECTION, LIST, this::list)
            .paged()
            .accepting("kind", "subject", "from", "to"),
        Route.of(Method.GET, COLLECTION + "/{index}", GET, this::get),
        Route.of(Method.POST, COLLECTION + "/{index}:eraseParticulars", ERASE, this::erase),
        Route.of(Method.GET, COLLECTION + ":checkpoint", LIST, this::checkpoint),
        Route.of(Method.GET, COLLECTION + ":publicKey", LIST, this::publicKey),
        Route.of(Method.GET, COLLECTION + ":proveInclusion", LIST, this::inclusion)
            .accepting("index", "size"),
        Route.of(Method.GET, COLLECTION + ":proveConsistency", LIST, this::consistency)
            .accepting("first", "second"));
  }

  private Answer list(Call call)
      throws InvalidInputException, InvalidPageTokenException, RegisterException {
    ProjectId project = project(call);
    LogFilter filter =
        new LogFilter(
            call.query("kind", LogRoutes::kind),
            call.query("subject", LogRoutes::subject),
            new Query.TimeRange(
                call.query("from", LogRoutes::time), call.query("to", LogRoutes::time)));
    BoundedPage<LogEntry> page =
        log.list(project, filter, call.pageSize(USUAL_PAGE, LARGEST_PAGE), call.pageToken());
    Shown shown =
        permissions.holds(call.principal(), Optional.of(project), GET)
            ? Shown.ALL
            : Shown.LEAF_ONLY;
    return Answer.ok(
        JsonObject.builder()
            .put(
                "entries",
                JsonArray.of(
                    page.items().stream()
                        .map(entry -> LogEntryJson.write(project, entry, shown))
                        .toList()))
            .putText("nextPageToken", page.next().map(PageToken::token))
            .build());
  }

  private Answer get(Call call) throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = project(call);
    long index = call.variable("index", LogRoutes::number);
    LogEntry entry =
        log.find(project, index)
            .orElseThrow(
                () -> ApiException.notFound(LogPaths.name(project, index) + " does not exist"));
    return Answer.ok(LogEntryJson.write(project, entry, Shown.ALL));
  }

  private Answer erase(Call call) throws InvalidInputException, RegisterException {
    ProjectId project = project(call);
    long index = call.variable("index", LogRoutes::number);
    return Answer.ok(
        LogEntryJson.write(
            project, erasure.erase(call.principal(), project, index), Shown.LEAF_ONLY));
  }

  private Answer checkpoint(Call call) throws InvalidInputException, RegisterException {
    return Answer.text("text/plain; charset=utf-8", checkpoints.current(project(call)));
  }

  private Answer publicKey(Call call) throws InvalidInputException, RegisterException {
    var unused = project(call);
    return Answer.text("application/x-pem-file", checkpoints.key().pem());
  }

  private Answer inclusion(Call call)
      throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = project(call);
    long index = required(call, "index");
    return proof(log.inclusion(project, index, required(call, "size")));
  }

  private Answer consistency(Call call)
      throws ApiException, InvalidInputException, RegisterException {
    ProjectId project = project(call);
    long first = required(call, "first");
    return proof(log.consistency(project, first, required(call, "second")));
  }

  private static Answer proof(LogReader.Proof proof) {
    return Answer.ok(
        JsonObject.builder()
            .put("size", proof.size())
            .put("rootHash", proof.root().base64())
            .put(
                "hashes",
                JsonArray.ofStrings(proof.hashes().stream().map(MerkleHash::base64).toList()))
            .build());
  }

  private ProjectId project(Call call) throws InvalidInputException, RegisterException {
    return projects.require(call.variable("project", ProjectId::parse));
  }

  private static long required(Call call, String name) throws ApiException, InvalidInputException {
    return call.query(name, LogRoutes::number)
        .orElseThrow(() -> ApiException.invalid(name, "is required: a number of entries"));
  }

  private static Long number(String text) throws InvalidTextException {
    if (!NUMBER.matcher(text).matches()) {
      throw new InvalidTextException("is not a number from 0");
    }
    return Long.valueOf(text);
  }

  private static EventKind kind(String text) throws InvalidTextException {
    for (EventKind kind : EventKind.values()) {
      if (kind.name().equals(text)) {
        return kind;
      }
    }
    throw new InvalidTextException("is not one of " + List.of(EventKind.values()));
  }

  private static String subject(String text) throws InvalidTextException {
    if (text.isEmpty() || text.length() > 1024) {
      throw new InvalidTextException("is not the name of a resource");
    }
    return text;
  }

  private static Instant time(String text) throws InvalidTextException {
    try {
      Instant time = Instant.parse(text);
      if (!time.isBefore(EARLIEST) && time.isBefore(LATEST)) {
        return time;
      }
    } catch (DateTimeException e) {
      // Said below: a time that nobody can mean is no better than none.
    }
    throw new InvalidTextException("is not a time such as `2030-01-31T12:00:00Z`");
  }
}
