package dev.portcullis.json;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Trees drawn from a seed; the same seed always gives the same tree. */
final class RandomTrees {

  /**
   * Characters that every reader takes: some have an escape, some a pair, some a meaning in YAML.
   */
  static final String COMMON_CHARACTERS =
      "ab_9 \"'\\/\n\r\t\b\f\u0001{}[],:&*!|>%@`#-?~<=.\u00e9\u20ac\ud83d\ude00";

  private static final String[] NUMBERS = {
    "0", "-0", "-1", "9223372036854775808", "0.10", "-12.50e-3", "1E5", "1e999999"
  };

  private final SplittableRandom random;
  private final int[] characters;

  private RandomTrees(long seed, int[] characters) {
    this.random = new SplittableRandom(seed);
    this.characters = characters;
  }

  /** The seeds that a property is tried with. */
  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  static JsonValue tree(long seed, String characters) {
    return new RandomTrees(seed, characters.codePoints().toArray()).value(5);
  }

  private JsonValue value(int levels) {
    return switch (random.nextInt(levels == 0 ? 4 : 7)) {
      case 0 -> JsonNull.INSTANCE;
      case 1 -> JsonBoolean.of(random.nextBoolean());
      case 2 -> new JsonNumber(NUMBERS[random.nextInt(NUMBERS.length)], OptionalInt.empty());
      case 3 -> JsonString.of(text());
      case 4 -> array(levels - 1);
      default -> object(levels - 1);
    };
  }

  private JsonArray array(int levels) {
    List<JsonValue> values = new ArrayList<>();
    for (int left = random.nextInt(6); left > 0; left--) {
      values.add(value(levels));
    }
    return JsonArray.of(values);
  }

  private JsonObject object(int levels) {
    JsonObject.Builder object = JsonObject.builder();
    for (int left = random.nextInt(6); left > 0; left--) {
      String name = text();
      if (!name.isEmpty() && !object.contains(name)) {
        object.put(name, value(levels));
      }
    }
    return object.build();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(12); left > 0; left--) {
      text.appendCodePoint(characters[random.nextInt(characters.length)]);
    }
    return text.toString();
  }
}
