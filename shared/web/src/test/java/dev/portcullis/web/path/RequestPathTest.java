package dev.portcullis.web.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

  private static final String HOST = "https://host:8080";

  @Test
  void parse_plainPath_isSplit() {
    RequestPath path = RequestPath.parse("/v1/projects/example.com:web/policy").orElseThrow();

    assertThat(path.segments()).isEqualTo(List.of("v1", "projects", "example.com:web", "policy"));
    assertThat(path.endsWithSlash()).isFalse();
  }

  @Test
  void parse_slashAtTheEnd_isNoSegment() {
    RequestPath path = RequestPath.parse("/v1/projects/").orElseThrow();

    assertThat(path.segments()).isEqualTo(List.of("v1", "projects"));
    assertThat(path.endsWithSlash()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/a", "/a.b", "/...", "/a..b", "/a b", "/é/✓", "/a@sha256:0", "/~a", "/a=b&c"})
  void parse_properPath_isOne(String text) {
    assertThat(RequestPath.parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "a",
        "a/b",
        "//",
        "//a",
        "/a//b",
        "/a//",
        "/./a",
        "/a/..",
        "/a/../b",
        "/a/.",
        "/a;v=1",
        "/a\\b",
        "/a%2Fb",
        "/a%",
        "/a\nb",
        "/a\u0000",
        "/a\u007f",
        "/a\u0085",
        "/a\u202eb",
        "/a\u200bb",
        "/a\ud800"
      })
  void parse_pathThatReadersDisagreeOn_isNone(String text) {
    assertThat(RequestPath.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/projects/p, /v1/projects/p",
    "/v1/projects/p/, /v1/projects/p/",
    "/v1/projects/p?a=/b//c, /v1/projects/p",
    "/v1/projects/example.com%3Aweb, /v1/projects/example.com:web",
    "/v1/%E2%9C%93, /v1/✓",
    // A mount point was taken from the front.
    "/policies/v1/projects/p, /v1/projects/p"
  })
  void of_pathAsSent_isThePath(String sent, String decoded) {
    assertThat(RequestPath.of(HOST + sent, decoded).map(RequestPath::segments))
        .isEqualTo(RequestPath.parse(decoded).map(RequestPath::segments))
        .isPresent();
  }

  @Test
  void of_pathWithoutHost_isThePath() {
    assertThat(RequestPath.of("/v1/projects", "/v1/projects")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    // What the server resolved or dropped on its own.
    "/v1/./p, /v1/p",
    "/v1/x/../p, /v1/p",
    "/./v1/p, /v1/p",
    "/x/../v1/p, /v1/p",
    "/v1/p;v=1, /v1/p",
    "/v1//p, /v1/p",
    "//v1/p, /v1/p",
    "/v1%2Fp, /v1/p",
    "/v1%2fp, /v1/p",
    "/v1%2Fp, /v1%2Fp",
    "/v1/p%3Fa, /v1/p%3Fa",
    "/v1/%2e%2e/p, /p",
    // What cannot be decoded, and what is another path.
    "/v1/%zz, /v1/%zz",
    "/v1/p, /v1/q",
    "/v1/p, ''",
    "'', /"
  })
  void of_pathThatIsNotWhatWasSent_isNone(String sent, String decoded) {
    assertThat(RequestPath.of(HOST + sent, decoded)).isEqualTo(Optional.empty());
  }
}
