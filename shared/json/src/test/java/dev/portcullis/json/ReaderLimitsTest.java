package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each limit, for each reader: what is just within it is read, what is just beyond it is refused.
 */
class ReaderLimitsTest {

  private static final Limits WIDE = new Limits(1 << 20, 1_000, 100_000, 1 << 20);

  /** The two readers. */
  enum Reader {
    JSON {
      @Override
      JsonValue read(byte[] utf8, Limits limits) throws InvalidInputException {
        return JsonText.parse(utf8, limits);
      }

      @Override
      JsonValue read(String text, Limits limits) throws InvalidInputException {
        return JsonText.parse(text, limits);
      }
    },
    YAML {
      @Override
      JsonValue read(byte[] utf8, Limits limits) throws InvalidInputException {
        return YamlText.parse(utf8, limits);
      }

      @Override
      JsonValue read(String text, Limits limits) throws InvalidInputException {
        return YamlText.parse(text, limits);
      }
    };

    abstract JsonValue read(byte[] utf8, Limits limits) throws InvalidInputException;

    abstract JsonValue read(String text, Limits limits) throws InvalidInputException;

    Problem refuse(String text, Limits limits) {
      Problem problem = Refusals.only(() -> read(text, limits));
      assertThat(Refusals.only(() -> read(Refusals.utf8(text), limits))).isEqualTo(problem);
      return problem;
    }
  }

  @ParameterizedTest
  @EnumSource
  void bytes_countAsUtf8(Reader reader) throws InvalidInputException {
    String text = "[\"a\u00e9\u20ac\ud83d\ude00\"]";
    Limits exact = WIDE.withMaxBytes(14);

    assertThat(Refusals.utf8(text)).hasSize(14);
    assertThat(reader.read(text, exact)).isEqualTo(reader.read(Refusals.utf8(text), exact));
    assertThat(reader.refuse(text, exact.withMaxBytes(13)))
        .hasToString("document: is larger than the 13 bytes that are accepted");
  }

  @ParameterizedTest
  @EnumSource
  void depth_countsObjectsAndArrays(Reader reader) throws InvalidInputException {
    Limits limits = WIDE.withMaxDepth(4);

    assertThat(reader.read("[{\"a\": [{}]}, [[[]]], {\"a\": 1}]", limits).kind())
        .isEqualTo("an array");
    Problem problem = reader.refuse("[0, {\"a\": [{\"b\": []}]}]", limits);
    assertThat(problem.path()).isEqualTo("[1].a[0].b");
    assertThat(problem.message()).isEqualTo("is nested deeper than 4 levels");
  }

  @ParameterizedTest
  @EnumSource
  void depth_deepestThereIs_isReadWrittenAndCompared(Reader reader) throws InvalidInputException {
    String text = "[".repeat(1_000) + "]".repeat(1_000);

    JsonValue tree = reader.read(text, WIDE);

    assertThat(JsonWriter.compact(tree)).isEqualTo(text);
    assertThat(tree.equals(reader.read(text, WIDE))).isTrue();
    assertThat(tree.hashCode()).isEqualTo(reader.read(text, WIDE).hashCode());
    assertThat(reader.refuse("[" + text + "]", WIDE).path()).startsWith("...").hasSize(503);
  }

  @ParameterizedTest
  @EnumSource
  void values_countObjectsArraysAndLeaves(Reader reader) throws InvalidInputException {
    String text = "{\"a\": [1, null, \"x\"], \"b\": {}}";

    assertThat(reader.read(text, WIDE.withMaxValues(6)).kind()).isEqualTo("an object");
    Problem problem = reader.refuse(text, WIDE.withMaxValues(5));
    assertThat(problem.path()).isEqualTo("b");
    assertThat(problem.message()).isEqualTo("is one value too many: a document may have 5");
  }

  @ParameterizedTest
  @EnumSource
  void strings_valueAndNameCount(Reader reader) throws InvalidInputException {
    Limits limits = WIDE.withMaxStringLength(4);

    assertThat(reader.read("{\"abcd\": \"\ud83d\ude00\ud83d\ude00\"}", limits).kind())
        .isEqualTo("an object");
    assertThat(reader.refuse("{\"a\": \"abcde\"}", limits).path()).isEqualTo("a");
    assertThat(reader.refuse("{\"abcde\": 1}", limits).message())
        .isEqualTo("is longer than 4 characters");
  }

  @ParameterizedTest
  @EnumSource
  void request_asMuchAsIsAccepted_isRead(Reader reader) throws InvalidInputException {
    String values =
        IntStream.range(0, 99_999).mapToObj(Integer::toString).collect(Collectors.joining(","));

    assertThat(reader.read("[" + values + "]", Limits.REQUEST).toString())
        .isEqualTo("an array of 99999");
    assertThat(reader.refuse("[" + values + ",0]", Limits.REQUEST).path()).isEqualTo("[99999]");
  }

  /**
   * Names that share one hash code must still be found and refused without comparing each with
   * each.
   */
  @Test
  void names_sharingOneHash_areRead() throws InvalidInputException {
    String fields =
        IntStream.range(0, 1 << 14)
            .mapToObj(number -> "\"" + collidingName(number) + "\":1")
            .collect(Collectors.joining(","));

    JsonValue object = JsonText.parse("{" + fields + "}", Limits.REQUEST);

    assertThat(object.toString()).isEqualTo("an object of 16384");
    assertThat(collidingName(0).hashCode()).isEqualTo(collidingName(16_383).hashCode());
  }

  private static String collidingName(int number) {
    return IntStream.range(0, 14)
        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
        .collect(Collectors.joining());
  }
}
