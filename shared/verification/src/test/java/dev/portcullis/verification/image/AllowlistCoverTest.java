package dev.portcullis.verification.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.InvalidTextException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowlistCoverTest {

  private static final List<String> BEGINNINGS =
      List.of("gcr.io/", "gcr.io/p/", "gcr.io/p/a", "gcr.io/p/a/b", "gcr.io/p/ab", "gcr.io/q/");
  private static final List<String> REFERENCES =
      List.of(
          "gcr.io/p",
          "gcr.io/p/a",
          "gcr.io/p/ab",
          "gcr.io/p/a/b",
          "gcr.io/p/a/bc/d",
          "gcr.io/p/a:v1",
          "gcr.io/q/x",
          "docker.io/library/p");

  @ParameterizedTest
  @CsvSource({
    "gcr.io/p/a, gcr.io/p/a, true",
    "gcr.io/p/a, gcr.io/p/ab, false",
    "gcr.io/p/a, gcr.io/p/a*, false",
    "gcr.io/p/*, gcr.io/p/a, true",
    "gcr.io/p/*, gcr.io/p/a*, true",
    "gcr.io/p/*, gcr.io/p/*, true",
    "gcr.io/p/*, gcr.io/p/**, false",
    "gcr.io/p/*, gcr.io/p/a/b, false",
    "gcr.io/p/*, gcr.io/p/a/*, false",
    "gcr.io/p/**, gcr.io/p/*, true",
    "gcr.io/p/**, gcr.io/p/a/b, true",
    "gcr.io/p/**, gcr.io/p/a/**, true",
    "gcr.io/p/a/**, gcr.io/p/**, false",
    "nginx, docker.io/library/nginx, true",
    "docker.io/**, nginx, true"
  })
  void covers_onePattern(String wide, String narrow, boolean covers) throws Exception {
    AllowlistPattern outer = AllowlistPattern.parse(wide);
    AllowlistPattern inner = AllowlistPattern.parse(narrow);

    assertThat(outer.covers(inner)).isEqualTo(covers);
    assertThat(Allowlist.of(List.of(outer)).covers(inner)).isEqualTo(covers);
  }

  /** The index against asking each pattern, and both against what the patterns match. */
  @Test
  void covers_anyPatterns_agreesWithAskingEachAndMatchesNoMore() throws Exception {
    int covered = 0;
    for (long seed = 0; seed < 3_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<AllowlistPattern> patterns = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        patterns.add(pattern(random));
      }
      AllowlistPattern inner = pattern(random);
      Allowlist allowlist = Allowlist.of(patterns);
      boolean covers = allowlist.covers(inner);

      assertThat(covers)
          .as("seed %s: %s in %s", seed, inner, patterns)
          .isEqualTo(patterns.stream().anyMatch(outer -> outer.covers(inner)));
      if (covers) {
        covered++;
        for (String reference : REFERENCES) {
          if (inner.matches(reference)) {
            assertThat(allowlist.match(ImageReference.parse(reference)))
                .as("seed %s: %s in %s", seed, inner, patterns)
                .isPresent();
          }
        }
      }
    }
    assertThat(covered).isBetween(300, 2_700);
  }

  private static AllowlistPattern pattern(SplittableRandom random) throws InvalidTextException {
    String beginning = BEGINNINGS.get(random.nextInt(BEGINNINGS.size()));
    String exact = beginning.endsWith("/") ? beginning + "a" : beginning;
    return AllowlistPattern.parse(
        switch (random.nextInt(3)) {
          case 0 -> exact;
          case 1 -> beginning + "*";
          default -> beginning + "**";
        });
  }
}
