package dev.portcullis.web.revision;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.document.History;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.revision.Subject.Finder;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.resource.Stamp;
import java.util.List;
import java.util.Optional;

/**
 * The routes of a resource's history: {@code GET PATH:listRevisions} and {@code POST
 * PATH:rollback}. Safe for use by many threads.
 *
 * @param <T> the resource
 */
public final class RevisionRoutes<T> {

  private static final int USUAL_PAGE = 20;

  /** Versions can be large, and a page holds each of them whole. */
  private static final int LARGEST_PAGE = 50;

  private final Verbs verbs;
  private final Finder<T> finder;

  private RevisionRoutes(Verbs verbs, Finder<T> finder) {
    this.verbs = verbs;
    this.finder = finder;
  }

  /** The routes below the path of a resource. */
  public static <T> List<Route> of(String path, Verbs verbs, Finder<T> finder) {
    RevisionRoutes<T> routes = new RevisionRoutes<>(verbs, finder);
    return List.of(
        Route.of(
                Method.GET,
                path + ":" + verbs.list(),
                verbs.permissions() + "." + verbs.list(),
                routes::list)
            .paged(),
        Route.of(
            Method.POST,
            path + ":" + verbs.rollback(),
            verbs.permissions() + "." + verbs.rollback(),
            routes::rollback));
  }

  private Answer list(Call call)
      throws ApiException, InvalidInputException, InvalidPageTokenException, RegisterException {
    Subject<T> subject = finder.find(call);
    Optional<PageToken> token = call.pageToken();
    History<T> page = subject.history().page(call.pageSize(USUAL_PAGE, LARGEST_PAGE), token);
    if (page.entries().isEmpty() && token.isEmpty() && subject.name().isPresent()) {
      throw ApiException.notFound(subject.name().get() + " does not exist");
    }
    RevisionForm<T> form = new RevisionForm<>(verbs.field(), subject);
    return Answer.ok(
        JsonObject.builder()
            .put("revisions", JsonArray.of(page.entries().stream().map(form::write).toList()))
            .putText("nextPageToken", page.next().map(PageToken::token))
            .build());
  }

  private Answer rollback(Call call) throws ApiException, InvalidInputException, RegisterException {
    Subject<T> subject = finder.find(call);
    RollbackRequest request = call.body(RollbackRequest::read);
    Optional<String> etag = request.etag().map(subject.etags().read());
    Revision<T> restored = subject.history().rollback(call.principal(), request.revision(), etag);
    Stamp stamp = Stamp.of(restored.updateTime(), subject.etags().written().apply(restored.etag()));
    return Answer.ok(subject.form().write(restored.resource(), stamp));
  }
}
