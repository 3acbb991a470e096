package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTest {

  private static final Path ROOT = Path.root();

  @Test
  void text_followsTheSteps() {
    assertThat(ROOT).hasToString("");
    assertThat(ROOT.field("a")).hasToString("a");
    assertThat(ROOT.element(3)).hasToString("[3]");
    assertThat(ROOT.element(0).field("a")).hasToString("[0].a");
    assertThat(ROOT.field("spec").field("containers").element(0).element(12).field("image"))
        .hasToString("spec.containers[0][12].image");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "camelCase_9-x; m.camelCase_9-x",
        "azAZ09; m.azAZ09",
        "a/; m[\"a/\"]",
        "a:; m[\"a:\"]",
        "a@; m[\"a@\"]",
        "a[; m[\"a[\"]",
        "a`; m[\"a`\"]",
        "a{; m[\"a{\"]",
        "a.b; m[\"a.b\"]",
        "run.googleapis.com/x; m[\"run.googleapis.com/x\"]",
        "a b; m[\"a b\"]",
        "a]; m[\"a]\"]",
        "a\"b\\c; m[\"a\\\"b\\\\c\"]",
        "\u00e9; m[\"\u00e9\"]",
        "~~; m[\"\"]"
      })
  void text_nameThatIsNoWord_isQuoted(String name, String path) {
    assertThat(ROOT.field("m").field(name)).hasToString(path);
  }

  @Test
  void text_lineBreakInAName_isEscaped() {
    assertThat(ROOT.field("a\nb")).hasToString("[\"a\\nb\"]");
  }

  @Test
  void text_longName_isCut() {
    assertThat(ROOT.field("a".repeat(100))).hasToString("a".repeat(100));
    assertThat(ROOT.field("a".repeat(101))).hasToString("[\"" + "a".repeat(100) + "...\"]");
  }

  @Test
  void text_pathOf500Characters_isWhole() {
    Path most = ROOT.field("a".repeat(96));
    Path more = ROOT.field("a".repeat(97));
    for (int i = 0; i < 4; i++) {
      most = most.field("b".repeat(100));
      more = more.field("b".repeat(100));
    }

    assertThat(most.toString()).startsWith("aaa").hasSize(500);
    assertThat(more.toString()).startsWith("...a").hasSize(503);
  }

  @Test
  void text_longPath_keepsItsEnd() {
    Path path = ROOT;
    for (int i = 0; i < 100; i++) {
      path = path.field("field-" + i);
    }

    assertThat(path.toString()).startsWith("...").hasSize(503).endsWith(".field-98.field-99");
  }

  @Test
  void text_cutAtAPair_keepsNoHalf() {
    Path path = ROOT;
    for (int i = 0; i < 20; i++) {
      path = path.field("\ud83d\ude00".repeat(50));
    }

    assertThat(path.field("a").toString()).startsWith("...\ud83d\ude00").hasSize(503);
    assertThat(path.field("ab").toString()).startsWith("...\ud83d\ude00").hasSize(502);
  }
}
