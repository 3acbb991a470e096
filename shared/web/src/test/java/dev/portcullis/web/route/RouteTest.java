package dev.portcullis.web.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.json.JsonObject;
import dev.portcullis.web.answer.Answer;
import org.junit.jupiter.api.Test;

class RouteTest {

  private static final Handler HANDLER = call -> Answer.ok(JsonObject.empty());

  @Test
  void accepting_addsToWhatIsRead() {
    Route route = Route.of(Method.GET, "/v1/notes", "notes.list", HANDLER);

    assertThat(route.queryParameters()).isEmpty();
    assertThat(route.accepting("filter").paged().queryParameters())
        .containsExactlyInAnyOrder("filter", "pageSize", "pageToken");
    assertThat(route.paged().paged().queryParameters()).hasSize(2);
  }

  @Test
  void orWith_itsOwnPermission_isRefused() {
    Route route = Route.of(Method.GET, "/v1/notes", "notes.list", HANDLER);

    assertThat(route.orWith("notes.peek").paged().alternatives()).containsExactly("notes.peek");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> route.orWith("notes.list"))
        .withMessageContaining("alternative");
  }

  @Test
  void route_withoutPermission_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Route.of(Method.GET, "/v1/notes", " ", HANDLER))
        .withMessageContaining("permission");
  }
}
