package dev.portcullis.testkit.conformance;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Limits;
import dev.portcullis.wire.resource.Decoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The folder of one case on the class path: also in a jar, where folders cannot be listed. */
record CaseFolder(String name) {

  /** Names every case, a line each. */
  static final String INDEX = "index.txt";

  static final String ABOUT = "about.txt";
  static final String STATE = "state.json";
  static final String EXPECTED = "expected.json";

  /** The folders that the index names, in its order. */
  static List<CaseFolder> all() {
    return required(INDEX).lines().map(CaseFolder::new).toList();
  }

  /** What the folder says. */
  ConformanceCase read() {
    return new ConformanceCase(
        name,
        required(name + "/" + ABOUT).strip(),
        decode(STATE, CaseState::read),
        question(),
        decode(EXPECTED, ExpectedForm::read));
  }

  private Question question() {
    List<Question> found = new ArrayList<>();
    for (Question.Format format : Question.Format.values()) {
      find(name + "/" + format.file())
          .map(text -> new Question(format, text))
          .ifPresent(found::add);
    }
    if (found.size() != 1) {
      throw new IllegalStateException(
          "case " + name + " needs one request, in JSON or in YAML, and has " + found.size());
    }
    return found.get(0);
  }

  private <T> T decode(String file, Function<Cursor, Optional<T>> decoder) {
    try {
      JsonValue json = JsonText.parse(required(name + "/" + file), Limits.REQUEST);
      return Decoding.decode(json, decoder);
    } catch (InvalidInputException e) {
      throw new IllegalStateException("case " + name + ", " + file + ": " + e.problems(), e);
    }
  }

  private static String required(String file) {
    return find(file)
        .orElseThrow(() -> new IllegalStateException("no conformance file `" + file + "`"));
  }

  private static Optional<String> find(String file) {
    try (InputStream stream = CaseFolder.class.getResourceAsStream(file)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
