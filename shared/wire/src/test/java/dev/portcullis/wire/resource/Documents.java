package dev.portcullis.wire.resource;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Limits;
import dev.portcullis.json.Problems;
import dev.portcullis.json.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Documents of tests, written in YAML because it needs fewer quotes. */
public final class Documents {

  private Documents() {}

  /** A document written in YAML. */
  public static JsonValue yaml(String text) {
    try {
      return YamlText.parse(text, Limits.REQUEST);
    } catch (InvalidInputException e) {
      throw new AssertionError("the test's own document is broken: " + e.getMessage(), e);
    }
  }

  /** A document written in JSON. */
  public static JsonValue json(String text) {
    try {
      return JsonText.parse(text, Limits.REQUEST);
    } catch (InvalidInputException e) {
      throw new AssertionError("the test's own document is broken: " + e.getMessage(), e);
    }
  }

  /** What a decoder makes of a good document. */
  public static <T> T read(JsonValue document, Function<Cursor, Optional<T>> decoder) {
    try {
      return Decoding.decode(document, decoder);
    } catch (InvalidInputException e) {
      throw new AssertionError("unexpected problems: " + e.problems(), e);
    }
  }

  /** What a decoder makes of a good document written in YAML. */
  public static <T> T read(String yaml, Function<Cursor, Optional<T>> decoder) {
    return read(yaml(yaml), decoder);
  }

  /** What a decoder finds wrong with a document, each as {@code path: message}. */
  public static <T> List<String> problems(
      JsonValue document, Function<Cursor, Optional<T>> decoder) {
    Problems problems = new Problems();
    Optional<T> decoded = decoder.apply(Cursor.root(document, problems));
    if (decoded.isEmpty() && problems.isEmpty()) {
      throw new AssertionError("neither a value nor a problem");
    }
    return problems.list().stream().map(p -> p.path() + ": " + p.message()).toList();
  }

  /** What a decoder finds wrong with a document written in YAML. */
  public static <T> List<String> problems(String yaml, Function<Cursor, Optional<T>> decoder) {
    return problems(yaml(yaml), decoder);
  }

  /** A file among the test's resources. */
  public static String resource(String path) {
    try (InputStream file =
        Objects.requireNonNull(Documents.class.getResourceAsStream("/" + path), path)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
