package dev.portcullis.web.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.Limits;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import dev.portcullis.web.memory.InMemoryRequest;
import dev.portcullis.web.path.PathVariables;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {

  private static final Set<String> ACCEPTED = Set.of("pageSize", "pageToken", "size");

  @Test
  void call_saysWhoAndWhat() throws Exception {
    Call call = call("");

    assertThat(call.principal()).isEqualTo(Principal.LOOPBACK);
    assertThat(call.requestId()).isEqualTo("request-1");
    assertThat(call.variable("project")).isEqualTo("p");
    assertThat(call.body()).isEqualTo(JsonObject.empty());
  }

  @Test
  void variable_isParsed() throws Exception {
    assertThat(call("").variable("project", String::length)).isEqualTo(1);
  }

  @Test
  void variable_thatDoesNotParse_isNamed() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> call("").variable("project", CallTest::refuse))
        .withMessage("project: must be something else");
  }

  @Test
  void variable_ofAnotherTemplate_isABug() {
    assertThatIllegalArgumentException().isThrownBy(() -> call("").variable("note"));
  }

  @Test
  void query_isParsed() throws Exception {
    assertThat(call("size=four").query("size")).contains("four");
    assertThat(call("size=four").query("size", String::length)).contains(4);
    assertThat(call("").query("size", CallTest::refuse)).isEmpty();
  }

  @Test
  void query_thatDoesNotParse_isNamed() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> call("size=four").query("size", CallTest::refuse))
        .withMessage("size: must be something else");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 20",
    "pageSize=, 20",
    "pageSize=0, 20",
    "pageSize=1, 1",
    "pageSize=100, 100",
    "pageSize=101, 100",
    "pageSize=999999999, 100",
    "pageSize=007, 7"
  })
  void pageSize_isWithinItsBounds(String query, int expected) throws Exception {
    assertThat(call(query).pageSize(20, 100)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "%2B1", "1.0", "1e1", "x", "%20", "2147483648", "٣"})
  void pageSize_thatIsNoNumber_isRefused(String text) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> call("pageSize=" + text).pageSize(20, 100))
        .withMessageStartingWith("pageSize: must be a whole number");
  }

  @Test
  void pageToken_isRead() throws Exception {
    PageToken token = new PageToken(Instant.EPOCH, "last");

    assertThat(call("pageToken=" + token.token()).pageToken()).contains(token);
    assertThat(call("pageToken=").pageToken()).isEmpty();
    assertThat(call("").pageToken()).isEmpty();
  }

  @Test
  void pageToken_thatNoListGave_isRefused() {
    assertThatExceptionOfType(InvalidPageTokenException.class)
        .isThrownBy(() -> call("pageToken=x").pageToken());
  }

  private static Call call(String query) throws InvalidInputException {
    return new Call(
        Principal.LOOPBACK,
        "request-1",
        new PathVariables(Map.of("project", "p")),
        QueryParameters.parse(query, ACCEPTED),
        new RequestBody(
            InMemoryRequest.of("POST", "/").withBody("application/json", "{}"), Limits.REQUEST));
  }

  private static Integer refuse(String text) throws InvalidTextException {
    throw new InvalidTextException("must be something else");
  }
}
