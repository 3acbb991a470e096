package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearNamesTest {

  private static final List<String> NAMES =
      List.of("name", "image", "id", "evaluationMode", "admissionWhitelistPatterns", "noteName");

  @ParameterizedTest
  @CsvSource({
    "nmae, name",
    "nam, name",
    "names, name",
    "nime, name",
    "Image, image",
    "IMAGE, image",
    "imge, image",
    "ids, id",
    "imagexx, image",
    "eavluationMdoe, evaluationMode",
    "evaluation_mode, evaluationMode",
    "evaluation-mode, evaluationMode",
    "evalutionMode, evaluationMode",
    "admission_whitelist_patern, admissionWhitelistPatterns",
    "note_name, noteName"
  })
  void nearest_oneOrTwoEditsAway_isFound(String written, String name) {
    assertThat(NearNames.nearest(written, NAMES)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "xy", "nxxx", "digest", "evaluation", "imagepullpolicy"})
  void nearest_fartherAway_isEmpty(String written) {
    assertThat(NearNames.nearest(written, NAMES)).isEmpty();
  }

  @Test
  void nearest_severalAsNear_isTheFirstOfTheAlphabet() {
    assertThat(NearNames.nearest("bat", List.of("rat", "cat", "hat"))).contains("cat");
    assertThat(NearNames.nearest("cart", List.of("carton", "cat", "card"))).contains("card");
  }

  @Test
  void nearest_veryLongName_isNotCompared() {
    String name = "a".repeat(65);

    assertThat(NearNames.nearest(name, List.of(name))).isEmpty();
    assertThat(NearNames.nearest(name.substring(1), List.of(name))).contains(name);
  }

  @Test
  void notOneOf_listsTheNamesInOrder() {
    assertThat(NearNames.notOneOf("ALOW", List.of("DENY", "ALLOW")))
        .isEqualTo("must be one of ALLOW, DENY, not `ALOW`; did you mean `ALLOW`?");
    assertThat(NearNames.notOneOf("\n", List.of("A"))).isEqualTo("must be one of A, not `\\n`");
  }

  @Test
  void notOneOf_veryManyNames_listsTwenty() {
    List<String> names = IntStream.range(10, 40).mapToObj(i -> "name" + i).toList();

    assertThat(NearNames.notOneOf("zzz", names.subList(0, 20))).contains("name29, not `zzz`");
    assertThat(NearNames.notOneOf("zzz", names))
        .contains("name29 and 10 more, not `zzz`")
        .doesNotContain("name30");
  }
}
