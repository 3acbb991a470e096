package dev.portcullis.verification.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.InvalidTextException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowlistTest {

  @Test
  void match_noPatterns_matchesNothing() throws Exception {
    assertThat(match(Allowlist.empty(), "gcr.io/p/app")).isEmpty();
    assertThat(match(Allowlist.of(List.of()), "gcr.io/p/app")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "gcr.io/p/app:v1, gcr.io/p/app:v1",
    "gcr.io/p/app:v2, gcr.io/p/app:v*",
    "gcr.io/p/app:w, gcr.io/p/app*",
    "gcr.io/p/apple, gcr.io/p/app*",
    "gcr.io/p/app/x, gcr.io/p/app**",
    "gcr.io/p/other, gcr.io/p/*",
    "gcr.io/p/other/x, gcr.io/**",
    "gcr.io/q, gcr.io/**",
  })
  void match_severalMatch_mostSpecificIsNamed(String image, String pattern) throws Exception {
    Allowlist allowlist =
        allowlist(
            "gcr.io/**",
            "gcr.io/p/*",
            "gcr.io/p/app**",
            "gcr.io/p/app*",
            "gcr.io/p/app:v*",
            "gcr.io/p/app:v1");

    assertThat(match(allowlist, image)).contains(pattern);
  }

  /** The index must climb past longer literals that begin the image and still do not match it. */
  @Test
  void match_longerLiteralStopsAtSlash_shorterIsFound() throws Exception {
    Allowlist allowlist = allowlist("gcr.io/a**", "gcr.io/a/b*", "gcr.io/a/bc*", "gcr.io/a/bcd*");

    assertThat(match(allowlist, "gcr.io/a/bcd/e")).contains("gcr.io/a**");
  }

  /** The image's neighbours in the order of literals need not begin it. */
  @Test
  void match_neighbourIsNoPrefix_prefixIsFound() throws Exception {
    Allowlist allowlist = allowlist("gcr.io/a*", "gcr.io/ab:1*", "gcr.io/ab-c*", "gcr.io/ac*");

    assertThat(match(allowlist, "gcr.io/ab:2")).contains("gcr.io/a*");
    assertThat(match(allowlist, "gcr.io/ab-b")).contains("gcr.io/a*");
    assertThat(match(allowlist, "gcr.io/b")).isEmpty();
  }

  @Test
  void match_sameLiteralTwice_firstIsNamed() throws Exception {
    assertThat(match(allowlist("nginx", "docker.io/library/nginx"), "nginx")).contains("nginx");
    assertThat(match(allowlist("docker.io/nginx", "nginx"), "nginx")).contains("docker.io/nginx");
    assertThat(match(allowlist("docker.io/ngin*", "library/ngin*"), "nginx"))
        .contains("docker.io/ngin*");
  }

  @Test
  void patterns_order_isAsWritten() throws Exception {
    List<String> written = List.of("gcr.io/z/*", "gcr.io/a/*", "gcr.io/a/*", "nginx");

    assertThat(allowlist(written.toArray(String[]::new)).patterns())
        .extracting(AllowlistPattern::text)
        .containsExactlyElementsOf(written);
  }

  @Test
  void of_listChangedAfterwards_staysAsItWas() throws Exception {
    List<AllowlistPattern> patterns = new ArrayList<>();
    patterns.add(AllowlistPattern.parse("gcr.io/p/*"));
    Allowlist allowlist = Allowlist.of(patterns);

    patterns.add(AllowlistPattern.parse("gcr.io/q/*"));

    assertThat(allowlist.patterns()).hasSize(1);
    assertThat(match(allowlist, "gcr.io/q/app")).isEmpty();
  }

  /** Siblings without number: one of them is found, and nothing beside them. */
  @ParameterizedTest
  @ValueSource(ints = {10, 1_000, 10_000})
  void match_manyPatterns_findsTheOne(int count) throws Exception {
    List<AllowlistPattern> patterns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      patterns.add(AllowlistPattern.parse("gcr.io/project-" + i + "/*"));
    }
    Allowlist allowlist = Allowlist.of(patterns);

    assertThat(match(allowlist, "gcr.io/project-7/app")).contains("gcr.io/project-7/*");
    assertThat(match(allowlist, "gcr.io/project-7/app/x")).isEmpty();
    assertThat(match(allowlist, "gcr.io/project-" + count + "/app")).isEmpty();
  }

  private static Allowlist allowlist(String... patterns) throws InvalidTextException {
    List<AllowlistPattern> parsed = new ArrayList<>();
    for (String pattern : patterns) {
      parsed.add(AllowlistPattern.parse(pattern));
    }
    return Allowlist.of(parsed);
  }

  private static Optional<String> match(Allowlist allowlist, String image)
      throws InvalidTextException {
    return allowlist.match(ImageReference.parse(image)).map(AllowlistPattern::text);
  }
}
