package dev.portcullis.web.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

  private static final String ATTESTOR = "/v1/projects/{project}/attestors/{attestor}";

  @ParameterizedTest
  @CsvSource({
    "/v1/projects/p/attestors/a, p, a",
    "/v1/projects/p/attestors/a/, p, a",
    "/v1/projects/example.com:web/attestors/a, example.com:web, a",
    "/v1/projects/p/attestors/a:b, p, a:b",
    "/v1/projects/{project}/attestors/{attestor}, {project}, {attestor}"
  })
  void match_pathOfTheTemplate_givesItsVariables(String path, String project, String attestor) {
    assertThat(match(ATTESTOR, path)).contains(Map.of("project", project, "attestor", attestor));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/projects/p/attestors",
        "/v1/projects/p/attestors/",
        "/v1/projects/p/attestors/a/b",
        "/v1/projects/p/Attestors/a",
        "/v1beta1/projects/p/attestors/a",
        "/projects/p/attestors/a",
        "/x/v1/projects/p/attestors/a"
      })
  void match_anotherPath_isEmpty(String path) {
    assertThat(match(ATTESTOR, path)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/projects/p/attestors/a:getIamPolicy, a",
    "/v1/projects/p/attestors/a:b:getIamPolicy, a:b",
    "/v1/projects/p/attestors/a::getIamPolicy, a:"
  })
  void match_verb_isSplitAtTheLastColon(String path, String attestor) {
    assertThat(match(ATTESTOR + ":getIamPolicy", path))
        .contains(Map.of("project", "p", "attestor", attestor));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/projects/p/attestors/a",
        "/v1/projects/p/attestors/a:setIamPolicy",
        "/v1/projects/p/attestors/a:getiampolicy",
        "/v1/projects/p/attestors/a:getIamPolicy:",
        "/v1/projects/p/attestors/a:getIamPolicy/",
        "/v1/projects/p/attestors/:getIamPolicy",
        "/v1/projects/p:getIamPolicy/attestors/a"
      })
  void match_withoutItsVerb_isEmpty(String path) {
    assertThat(match(ATTESTOR + ":getIamPolicy", path)).isEmpty();
  }

  @Test
  void match_verbOfACollection_isMatched() {
    String template = "/v1/projects/{project}/notes:batchCreate";

    assertThat(match(template, "/v1/projects/p/notes:batchCreate"))
        .contains(Map.of("project", "p"));
    assertThat(match(template, "/v1/projects/p/note:batchCreate")).isEmpty();
  }

  @Test
  void match_namesOfAnyLetters_areNames() {
    assertThat(match("/v1/{azAZ}:azAZ", "/v1/x:azAZ")).contains(Map.of("azAZ", "x"));
  }

  @Test
  void match_projectWithColonAtTheEnd_isNoVerb() {
    assertThat(match("/v1/projects/{project}", "/v1/projects/example.com:web"))
        .contains(Map.of("project", "example.com:web"));
    assertThat(match("/v1/projects/{project}:validate", "/v1/projects/example.com:web:validate"))
        .contains(Map.of("project", "example.com:web"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "v1/projects",
        "/v1/projects/",
        "/v1//projects",
        "/v1/{}",
        "/v1/{project}/{project}",
        "/v1/{project",
        "/v1/{",
        "/v1/}{",
        "/v1/project}",
        "/v1/x{project}",
        "/v1/{pro ject}",
        "/v1/projects:",
        "/v1/projects:get-it",
        "/v1/{project}:a/b",
        "/v1/a:b:c",
        "/v1/..",
        "/v1/a%20b"
      })
  void parse_whatIsNoTemplate_isRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathTemplate.parse(text))
        .withMessageContaining("not a path template");
  }

  @Test
  void template_isWrittenAsItWasRead() {
    PathTemplate template = PathTemplate.parse(ATTESTOR + ":getIamPolicy");

    assertThat(template).hasToString(ATTESTOR + ":getIamPolicy");
    assertThat(template.size()).isEqualTo(5);
  }

  @Test
  void shape_doesNotKnowNames() {
    String shape = PathTemplate.parse("/v1/{a}/x:do").shape();

    assertThat(shape).isEqualTo(PathTemplate.parse("/v1/{b}/x:do").shape());
    assertThat(
            Stream.of("/v1/{a}/x", "/v1/{a}/x:redo", "/v1/a/x:do", "/v1/{a}/y:do", "/v1/{a}:do")
                .map(text -> PathTemplate.parse(text).shape()))
        .doesNotContain(shape)
        .doesNotHaveDuplicates();
  }

  @Test
  void mostSpecific_comesFirst() {
    List<String> sorted =
        Stream.of("/l/{a}/{b}", "/l/{a}/x", "/l/h/{b}", "/l/h/x", "/l/{a}/{b}:do", "/l/h/{b}:do")
            .map(PathTemplate::parse)
            .sorted(PathTemplate.mostSpecificFirst())
            .map(PathTemplate::toString)
            .toList();

    assertThat(sorted)
        .containsExactly(
            "/l/h/{b}:do", "/l/{a}/{b}:do", "/l/h/x", "/l/h/{b}", "/l/{a}/x", "/l/{a}/{b}");
  }

  private static Optional<Map<String, String>> match(String template, String path) {
    RequestPath parsed = RequestPath.parse(path).orElseThrow();
    return PathTemplate.parse(template).match(parsed).map(PathVariables::values);
  }
}
