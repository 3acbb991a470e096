package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes are, a reader ends in a value that can be written and read again, or in a
 * refusal.
 */
class HostileInputTest {

  private static final int MUTANTS_PER_SEED = 50;

  /** What tends to upset readers, put in at random places. */
  private static final String[] FRAGMENTS = {
    "\"",
    "'",
    "\\",
    "\\u",
    "\\U",
    "\\x",
    "\\ud800",
    "\\0",
    "{",
    "}",
    "[",
    "]",
    ":",
    ": ",
    ",",
    "- ",
    "? ",
    "&a ",
    "*a",
    "!t ",
    "!!str ",
    "!<",
    "|",
    ">",
    "|+2\n",
    "%",
    "%YAML 9.9\n",
    "---\n",
    "...\n",
    "#",
    " #",
    "\n",
    "\r",
    "\t",
    "\n\n  ",
    "@",
    "`",
    "<<: ",
    "~",
    "0x",
    "1e",
    ".inf",
    "\0",
    "\u0001",
    "\u007f",
    "\u0085",
    "\u2028",
    "\ufeff",
    "\ud83d\ude00"
  };

  private static final String YAML =
      """
      # c
      kind: Service
      spec: {a: [1, 'b', "c\\n"], d: ~}
      list:
      - x: |
          text
        y: >-
          z
      - true
      """;

  @ParameterizedTest
  @MethodSource("dev.portcullis.json.RandomTrees#seeds")
  void yaml_anyBytes_endInAValueOrARefusal(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < MUTANTS_PER_SEED; i++) {
      byte[] mutant = mutate(YAML, random);

      Optional<JsonValue> tree = read(() -> YamlText.parse(mutant, Limits.REQUEST), mutant);

      tree.ifPresent(value -> assertThat(written(value)).contains(value));
    }
  }

  /** What both readers take, both must understand alike: what was checked is what will be used. */
  @ParameterizedTest
  @MethodSource("dev.portcullis.json.RandomTrees#seeds")
  void json_anyBytes_endInAValueOrARefusalAndReadersAgree(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String text = JsonWriter.pretty(RandomTrees.tree(seed, RandomTrees.COMMON_CHARACTERS));
    for (int i = 0; i < MUTANTS_PER_SEED; i++) {
      byte[] mutant = mutate(text, random);

      Optional<JsonValue> tree = read(() -> JsonText.parse(mutant, Limits.REQUEST), mutant);
      Optional<JsonValue> other = read(() -> YamlText.parse(mutant, Limits.REQUEST), mutant);

      tree.ifPresent(value -> assertThat(written(value)).contains(value));
      if (tree.isPresent() && other.isPresent()) {
        assertThat(other).isEqualTo(tree);
      }
    }
  }

  private static byte[] mutate(String text, SplittableRandom random) {
    String mutant = text;
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int start = random.nextInt(mutant.length() + 1);
      int end = random.nextInt(3) > 0 ? start : random.nextInt(start, mutant.length() + 1);
      String fragment = FRAGMENTS[random.nextInt(FRAGMENTS.length)];
      mutant = mutant.substring(0, start) + fragment + mutant.substring(end);
    }
    byte[] bytes = mutant.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  /** A value written and read again. */
  private static Optional<JsonValue> written(JsonValue value) {
    byte[] text = Refusals.utf8(JsonWriter.compact(value));
    return read(() -> JsonText.parse(text, Limits.REQUEST), text);
  }

  private static Optional<JsonValue> read(Reading reading, byte[] input) {
    try {
      return Optional.of(reading.read());
    } catch (InvalidInputException e) {
      assertThat(e.problems()).hasSize(1);
      assertThat(e.getMessage()).hasSizeLessThan(1_000).doesNotContain("\n", "\0");
      return Optional.empty();
    } catch (RuntimeException e) {
      throw new AssertionError("upset by " + Arrays.toString(input), e);
    }
  }

  /** Reads some bytes. */
  private interface Reading {
    JsonValue read() throws InvalidInputException;
  }
}
