package dev.portcullis.verification.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.InvalidTextException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The index against regular expressions made of the patterns' text, over sets of patterns that are
 * cut from images, so that many match and many nest.
 */
class AllowlistPropertiesTest {

  private static final Comparator<AllowlistPattern> MOST_SPECIFIC_FIRST =
      Comparator.comparing((AllowlistPattern pattern) -> pattern.text().contains("*"))
          .thenComparing(pattern -> -pattern.literal().length())
          .thenComparing(pattern -> pattern.text().endsWith("**"));

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void match_anyPatternsAndImages_agreesWithRegularExpressions(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    List<SpelledImage> images = images(random);
    List<AllowlistPattern> patterns = patterns(random, images);
    Allowlist allowlist = Allowlist.of(patterns);

    for (SpelledImage image : images) {
      Optional<AllowlistPattern> expected =
          patterns.stream()
              .filter(pattern -> regex(pattern).matcher(image.canonical()).matches())
              .min(MOST_SPECIFIC_FIRST);
      assertThat(allowlist.match(ImageReference.parse(image.canonical())))
          .as("seed %s, %s among %s", seed, image.canonical(), patterns)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void match_anyPatternsAndImages_agreesWithAskingEachPattern(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    List<SpelledImage> images = images(random);
    List<AllowlistPattern> patterns = patterns(random, images);
    Allowlist allowlist = Allowlist.of(patterns);

    for (SpelledImage image : images) {
      assertThat(allowlist.match(ImageReference.parse(image.canonical())).isPresent())
          .as("seed %s, %s among %s", seed, image.canonical(), patterns)
          .isEqualTo(patterns.stream().anyMatch(pattern -> pattern.matches(image.canonical())));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void match_equalReferences_matchTheSamePattern(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    List<SpelledImage> images = images(random);
    Allowlist allowlist = Allowlist.of(patterns(random, images));

    for (SpelledImage image : images) {
      Optional<AllowlistPattern> expected =
          allowlist.match(ImageReference.parse(image.canonical()));
      for (String spelling : image.spellings()) {
        assertThat(allowlist.match(ImageReference.parse(spelling)))
            .as("seed %s, %s", seed, spelling)
            .isEqualTo(expected);
      }
    }
  }

  /** A pattern in a spelling of its own means what its canonical spelling means. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void match_exactPatternInAnySpelling_matchesEverySpelling(long seed) throws Exception {
    SpelledImage image = SpelledImage.draw(new SplittableRandom(seed));

    for (String pattern : image.spellings()) {
      Allowlist allowlist = Allowlist.of(List.of(AllowlistPattern.parse(pattern)));
      for (String spelling : image.spellings()) {
        assertThat(allowlist.match(ImageReference.parse(spelling)))
            .as("seed %s, %s as %s", seed, spelling, pattern)
            .isPresent();
      }
    }
  }

  private static List<SpelledImage> images(SplittableRandom random) {
    List<SpelledImage> images = new ArrayList<>();
    for (int i = random.nextInt(1, 10); i > 0; i--) {
      images.add(SpelledImage.draw(random));
    }
    return images;
  }

  private static List<AllowlistPattern> patterns(
      SplittableRandom random, List<SpelledImage> images) {
    List<AllowlistPattern> patterns = new ArrayList<>();
    for (int i = random.nextInt(30); i > 0; i--) {
      String canonical = images.get(random.nextInt(images.size())).canonical();
      int slash = canonical.indexOf('/') + 1;
      String text =
          switch (random.nextInt(5)) {
            case 0 -> canonical;
            case 1, 2 -> canonical.substring(0, random.nextInt(slash, canonical.length())) + "*";
            default -> canonical.substring(0, random.nextInt(slash, canonical.length())) + "**";
          };
      if (text.matches("docker\\.io/[^/]*\\*")) {
        // The one literal that is not kept as it is written: it can only mean official images.
        continue;
      }
      patterns.add(parse(text));
    }
    return patterns;
  }

  private static AllowlistPattern parse(String text) {
    try {
      return AllowlistPattern.parse(text);
    } catch (InvalidTextException e) {
      throw new AssertionError("`" + text + "`, with which an image begins, " + e.getMessage(), e);
    }
  }

  private static Pattern regex(AllowlistPattern pattern) {
    String text = pattern.text();
    String literal = Pattern.quote(text.replace("*", ""));
    return Pattern.compile(
        text.endsWith("**") ? literal + ".*" : text.endsWith("*") ? literal + "[^/]*" : literal);
  }
}
