package dev.portcullis.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A value, where it stands, and where its problems go.
 *
 * <p>Every accessor asks for one type. When the value is of another, it reports a problem and
 * answers empty, so that a decoder goes on and finds everything that is wrong; {@link
 * Problems#throwIfAny} at its end turns the report into an {@link InvalidInputException}. Not safe
 * for use by several threads, as the {@link Problems} are not.
 */
public final class Cursor {

  private final JsonValue value;
  private final Path path;
  private final Problems problems;

  Cursor(JsonValue value, Path path, Problems problems) {
    this.value = value;
    this.path = path;
    this.problems = problems;
  }

  /** The whole document. */
  public static Cursor root(JsonValue value, Problems problems) {
    return new Cursor(value, Path.root(), problems);
  }

  /**
   * Where the value stands, such as {@code spec.containers[0].image}; empty for the whole document.
   */
  public String path() {
    return path.toString();
  }

  /** The value, whatever it is. */
  public JsonValue value() {
    return value;
  }

  /** Whether the value is null. */
  public boolean isNull() {
    return value instanceof JsonNull;
  }

  /** Reports that something is wrong here: the rest of a sentence that begins with the path. */
  public void problem(String message) {
    problem(() -> message);
  }

  /** The fields of an object. Each call starts anew to remember which of them were read. */
  public Optional<Fields> object() {
    if (value instanceof JsonObject object) {
      return Optional.of(new Fields(this, object));
    }
    return wrong("an object");
  }

  /** The elements of an array. */
  public Optional<List<Cursor>> array() {
    if (value instanceof JsonArray array) {
      List<Cursor> elements = new ArrayList<>(array.values().size());
      for (JsonValue element : array.values()) {
        elements.add(new Cursor(element, path.element(elements.size()), problems));
      }
      return Optional.of(elements);
    }
    return wrong("an array");
  }

  /**
   * The elements of an array, decoded; what the decoder answers empty for (having reported why) is
   * left out.
   */
  public <T> List<T> list(Function<Cursor, Optional<T>> decoder) {
    List<T> decoded = new ArrayList<>();
    for (Cursor element : array().orElse(List.of())) {
      decoder.apply(element).ifPresent(decoded::add);
    }
    return List.copyOf(decoded);
  }

  /** The texts of an array of texts; an element that is none is reported and left out. */
  public List<String> strings() {
    return list(Cursor::string);
  }

  /**
   * The fields of an object that is a map from texts, decoded, in the order of the document; what
   * the decoder answers empty for (having reported why) is left out.
   */
  public <T> Map<String, T> map(Function<Cursor, Optional<T>> decoder) {
    Map<String, T> decoded = new LinkedHashMap<>();
    for (Map.Entry<String, Cursor> field : object().map(Fields::all).orElse(Map.of()).entrySet()) {
      decoder.apply(field.getValue()).ifPresent(value -> decoded.put(field.getKey(), value));
    }
    return Collections.unmodifiableMap(decoded);
  }

  /** A text. */
  public Optional<String> string() {
    if (value instanceof JsonString string) {
      return Optional.of(string.value());
    }
    if (value instanceof JsonNumber || value instanceof JsonBoolean) {
      problem("must be a string, not " + value.kind() + "; put it in quotes");
      return Optional.empty();
    }
    return wrong("a string");
  }

  /** A boolean. */
  public Optional<Boolean> bool() {
    if (value instanceof JsonBoolean bool) {
      return Optional.of(bool.value());
    }
    return wrong("true or false");
  }

  /** A whole number of 64 bits. */
  public Optional<Long> integer() {
    if (value instanceof JsonNumber number) {
      return exact(number.toLong());
    }
    return wrong("a whole number");
  }

  /** A whole number from {@code least} to {@code most}. */
  public Optional<Long> integer(long least, long most) {
    Optional<Long> number = integer();
    if (number.isPresent() && (number.get() < least || number.get() > most)) {
      problem("must be from " + least + " to " + most);
      return Optional.empty();
    }
    return number;
  }

  /**
   * A whole number of 64 bits, or a text of one, as the JSON mapping of Protocol Buffers writes an
   * int64.
   */
  public Optional<Long> integerOrText() {
    if (value instanceof JsonString string) {
      boolean isNumber = JsonNumber.isLiteral(string.value());
      return exact(
          isNumber ? new JsonNumber(string.value(), value.line()).toLong() : OptionalLong.empty());
    }
    return integer();
  }

  /** A moment as RFC 3339 writes it: {@code 2024-05-06T07:08:09Z}. */
  public Optional<Instant> timestamp() {
    return text(Rfc3339::parse);
  }

  /**
   * Bytes as RFC 4648 writes them: the standard or the URL-safe alphabet, not both, padded or not,
   * nothing else.
   */
  public Optional<byte[]> base64() {
    return text(StrictBase64::decode);
  }

  /** A text that a type parses. */
  public <T> Optional<T> text(TextParser<T> parser) {
    Optional<String> text = string();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.parse(text.get()));
    } catch (InvalidTextException e) {
      problem(e.getMessage());
      return Optional.empty();
    }
  }

  /** One of a few words, each with what it means. */
  public <T> Optional<T> choice(Map<String, T> choices) {
    Optional<String> word = string();
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> meaning = Optional.ofNullable(choices.get(word.get()));
    if (meaning.isEmpty()) {
      problem(() -> NearNames.notOneOf(word.get(), choices.keySet()));
    }
    return meaning;
  }

  /** The value's kind and place, never its content. */
  @Override
  public String toString() {
    return value.kind() + " at `" + path + "`";
  }

  Cursor field(String name, JsonValue field) {
    return new Cursor(field, path.field(name), problems);
  }

  void fieldProblem(String name, String message) {
    problems.add(path.field(name), value.line(), () -> message);
  }

  void problem(Supplier<String> message) {
    problems.add(path, value.line(), message);
  }

  private Optional<Long> exact(OptionalLong number) {
    if (number.isPresent()) {
      return Optional.of(number.getAsLong());
    }
    problem("must be a whole number of 64 bits");
    return Optional.empty();
  }

  private <T> Optional<T> wrong(String wanted) {
    problem("must be " + wanted + ", not " + value.kind());
    return Optional.empty();
  }
}
