package dev.portcullis.verification.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.TextParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  static Stream<Arguments> kinds() {
    return Stream.of(
        kind(AttestorName::parse, "projects/p/attestors/", 63),
        kind(NoteName::parse, "projects/p/notes/", 255),
        kind(OccurrenceName::parse, "projects/p/occurrences/", 128),
        kind(PlatformPolicyName::parse, "projects/p/platforms/cloudRun/policies/", 63),
        kind(PlatformPolicyName::parse, "projects/p/platforms/gke/policies/", 63));
  }

  private static Arguments kind(TextParser<Object> parser, String prefix, int longest) {
    return Arguments.of(parser, prefix, longest);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void parse_name_isWrittenAsItWasRead(TextParser<Object> parser, String prefix, int longest)
      throws Exception {
    for (String id : List.of("a", "Z9", "built-by-cloud-build", "a_b", "0", "a".repeat(longest))) {
      assertThat(parser.parse(prefix + id)).hasToString(prefix + id);
    }
    for (String project : List.of("demo", "123456", "example.com:demo", "a-b")) {
      String name = prefix.replace("/p/", "/" + project + "/") + "x";
      assertThat(parser.parse(name)).hasToString(name);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void parse_otherText_isRefused(TextParser<Object> parser, String prefix, int longest) {
    List<String> ids =
        List.of(
            "",
            "-a",
            "_a",
            ".a",
            "a/b",
            "a b",
            "a\n",
            "a%2fb",
            "..",
            "a:b",
            "\u0430",
            "a~",
            "a@b",
            "a".repeat(longest + 1));
    for (String id : ids) {
      assertRefused(parser, prefix + id);
    }
    for (String name :
        List.of(
            "",
            "x",
            "/" + prefix + "x",
            prefix + "x/",
            prefix.replace("projects/", "Projects/") + "x",
            prefix.replace("projects/", "folders/") + "x",
            prefix.replace("/p/", "//") + "x",
            prefix.replace("/p/", "/P/") + "x",
            prefix.replace("/p/", "/p/p/") + "x",
            "//binaryauthorization.googleapis.com/" + prefix + "x",
            " " + prefix + "x")) {
      assertRefused(parser, name);
    }
  }

  /** One kind of name is never another, however alike they are. */
  @ParameterizedTest
  @MethodSource("kinds")
  void parse_nameOfOtherKind_isRefused(TextParser<Object> parser, String prefix, int longest) {
    for (String other : List.of("attestors", "notes", "occurrences", "platforms/x/policies")) {
      if (!prefix.contains("/" + other + "/")) {
        assertRefused(parser, "projects/p/" + other + "/x");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"p", "my-project", "1", "123456789", "a1-b2", "example.com:demo", "a.b.c:d-e"})
  void project_id_isRead(String text) throws Exception {
    assertThat(ProjectId.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "-p", "p-", "P", "p_q", "p.q", "p/q", "p q", "p\n", ":p", "p:", "a:b:c", "a..b:p",
        ".a:p", "a.:p", "-a:p", "a:p.q", "\u0430", "p\u200b", "..", "*"
      })
  void project_otherText_isRefused(String text) {
    assertRefused(ProjectId::parse, text);
    assertThatThrownBy(() -> new ProjectId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void project_length_isBounded() throws Exception {
    assertThat(ProjectId.parse("p".repeat(100)).value()).hasSize(100);
    assertRefused(ProjectId::parse, "p".repeat(101));
  }

  @Test
  void project_number_isTold() throws Exception {
    assertThat(ProjectId.parse("123").isNumber()).isTrue();
    assertThat(ProjectId.parse("123a").isNumber()).isFalse();
    assertThat(ProjectId.parse("example.com:123").isNumber()).isFalse();
  }

  @Test
  void projectPolicy_name_isThatOfTheSingleton() {
    assertThat(new ProjectPolicyName(new ProjectId("p"))).hasToString("projects/p/policy");
  }

  @Test
  void platform_segment_isCaseSensitive() throws Exception {
    assertThat(Platform.parse("cloudRun")).isEqualTo(Platform.CLOUD_RUN);
    assertThat(Platform.parse("gke")).isEqualTo(Platform.GKE);
    for (String other : List.of("", "cloudrun", "CloudRun", "CLOUD_RUN", "GKE", "anthos")) {
      assertRefused(Platform::parse, other);
    }
  }

  @Test
  void of_idThatCannotBe_isRefusedAsTextAndAsCode() {
    ProjectId project = new ProjectId("p");

    assertRefused(text -> AttestorName.of(project, text), "a/b");
    assertRefused(text -> NoteName.of(project, text), "a/b");
    assertRefused(text -> OccurrenceName.of(project, text), "a/b");
    assertRefused(text -> PlatformPolicyName.of(project, Platform.GKE, text), "a/b");
    assertThatThrownBy(() -> new AttestorName(project, "a/b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NoteName(project, "a/b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OccurrenceName(project, "a/b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PlatformPolicyName(project, Platform.GKE, "a/b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertRefused(TextParser<?> parser, String text) {
    assertThatThrownBy(() -> parser.parse(text))
        .as(text)
        .isInstanceOf(InvalidTextException.class)
        .message()
        .isNotBlank()
        .matches("[ -~]+");
  }
}
