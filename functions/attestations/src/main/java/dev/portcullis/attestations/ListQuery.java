package dev.portcullis.attestations;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.grafeas.filter.Filter;
import dev.portcullis.wire.grafeas.filter.FilterParser;
import java.util.List;
import java.util.Optional;

/**
 * Which part of which list a call asks for. Immutable.
 *
 * @param filter what to list; gcloud sends an empty one for everything
 * @param limit how many at most
 * @param after where the page before ended
 */
record ListQuery(Filter filter, int limit, Optional<PageToken> after) {

  private static final String FILTER = "filter";
  private static final int USUAL_PAGE = 20;
  private static final int LARGEST_PAGE = 1000;

  /** The same route, reading what a list needs. */
  static Route accept(Route route) {
    return route.paged().accepting(FILTER);
  }

  static ListQuery of(Call call, FilterParser filters)
      throws InvalidInputException, InvalidPageTokenException {
    return new ListQuery(
        call.query(FILTER, filters).orElseGet(Filter.Anything::new),
        call.pageSize(USUAL_PAGE, LARGEST_PAGE),
        call.pageToken());
  }

  /** One page of a list under its name. */
  static Answer answer(String name, List<JsonObject> items, Optional<PageToken> next) {
    return Answer.ok(
        JsonObject.builder()
            .put(name, JsonArray.of(items))
            .putText("nextPageToken", next.map(PageToken::token))
            .build());
  }
}
