package dev.portcullis.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentPathTest {

  @Test
  void in_documentOfACollection_isBelowIt() {
    DocumentPath attestor = DocumentPath.of("projects", "p").in("attestors", "qa");
    assertThat(attestor).isEqualTo(new DocumentPath("projects/p/attestors", "qa"));
    assertThat(attestor).hasToString("projects/p/attestors/qa");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "sha256:0123", "user@example.com", "a.b", "..a", "__a", "a__", "~-_"})
  void of_anIdThatStoresTake_isKept(String id) {
    assertThat(DocumentPath.of("things", id).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".", "..", "____", "__x__", "a/b", "a b", "a%2Fb", "a\n", "\n", "é", "a\u0000", "*"
      })
  void of_anIdThatAStoreRefuses_throws(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> DocumentPath.of("things", id));
    assertThatIllegalArgumentException().isThrownBy(() -> DocumentPath.of("a/" + id + "/b", "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "a/b", "a/b/c/d", "/a/b", "a/b/", "a//b", "../a/b", "a/b/__c__"})
  void of_aPathThatIsNoCollection_throws(String collection) {
    assertThatIllegalArgumentException().isThrownBy(() -> DocumentPath.of(collection, "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> Query.in(collection));
  }

  @Test
  void of_lengths_areBounded() {
    String longest = "x".repeat(512);
    assertThat(DocumentPath.of("things", longest).id()).isEqualTo(longest);
    assertThatIllegalArgumentException().isThrownBy(() -> DocumentPath.of("things", longest + "x"));
    String deep = "a" + "/b/c".repeat(DocumentPath.MAX_LENGTH / 4 - 1);
    assertThat(DocumentPath.of(deep, "xx")).hasToString(deep + "/xx");
    assertThatIllegalArgumentException().isThrownBy(() -> DocumentPath.of(deep, "xxx"));
    assertThatIllegalArgumentException().isThrownBy(() -> DocumentPath.of(deep + deep, "x"));
  }

  @Test
  void of_aBadId_isShownShortAndHarmless() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DocumentPath.of("things", "a\n\u202e`😀" + "x".repeat(500)))
        .withMessage("not a document id: `a\\u{a}\\u{202e}\\u{60}😀" + "x".repeat(95) + "...`");
  }
}
