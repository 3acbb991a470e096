package dev.portcullis.verification.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.InvalidTextException;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every reference, over seeds; the display name tells which one failed. */
class ImageReferencePropertiesTest {

  private static final String HOSTILE =
      "abcdefz019AZ.._--//::@@**%[]~ \t\n\0\u00e9\u0430\uff0f\u200b\ud800\udc00";

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void canonical_everySpelling_isTheOneFormAndAFixedPoint(long seed) throws Exception {
    SpelledImage image = SpelledImage.draw(new SplittableRandom(seed));

    for (String spelling : image.spellings()) {
      ImageReference reference = ImageReference.parse(spelling);
      assertThat(reference.canonical()).as(spelling).isEqualTo(image.canonical());
      assertThat(ImageReference.parse(reference.canonical()).canonical())
          .isEqualTo(image.canonical());
      assertThat(reference.written()).isEqualTo(spelling);
      // Matching must go by the host that is then contacted.
      Repository repository = reference.repository();
      assertThat(image.canonical()).startsWith(repository.host() + "/" + repository.path());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void parse_anyText_isAReferenceOrInvalid(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 50; i++) {
      int length = random.nextInt(40);
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < length; j++) {
        text.append(HOSTILE.charAt(random.nextInt(HOSTILE.length())));
      }
      assertFixedPointOrInvalid(text.toString());
    }
  }

  /**
   * One character changed, inserted, removed or doubled: near misses get further into the parser.
   */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void parse_almostAReference_isAReferenceOrInvalid(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (String spelling : SpelledImage.draw(random).spellings()) {
      int at = random.nextInt(spelling.length());
      char c = HOSTILE.charAt(random.nextInt(HOSTILE.length()));
      assertFixedPointOrInvalid(spelling.substring(0, at) + c + spelling.substring(at + 1));
      assertFixedPointOrInvalid(spelling.substring(0, at) + c + spelling.substring(at));
      assertFixedPointOrInvalid(spelling.substring(0, at) + spelling.substring(at + 1));
      assertFixedPointOrInvalid(spelling.substring(0, at) + spelling.substring(at) + spelling);
    }
  }

  /** Anything but the one checked exception fails the test. */
  private static void assertFixedPointOrInvalid(String text) {
    String canonical;
    try {
      canonical = ImageReference.parse(text).canonical();
    } catch (InvalidTextException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    try {
      assertThat(ImageReference.parse(canonical).canonical()).as(text).isEqualTo(canonical);
    } catch (InvalidTextException e) {
      throw new AssertionError("the canonical form `" + canonical + "` of `" + text + "`", e);
    }
  }
}
