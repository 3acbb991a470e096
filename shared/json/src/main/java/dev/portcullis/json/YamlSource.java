package dev.portcullis.json;

import java.util.Optional;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Questions about the source of a YAML document, and what is said about text that is not YAML. */
final class YamlSource {

  private YamlSource() {}

  /**
   * Refuses U+0085, U+2028 and U+2029. YAML 1.1 ends a line at them and YAML 1.2 does not (section
   * 5.4), so two readers would see two documents.
   */
  static void requireCommonLineBreaks(String text) throws InvalidInputException {
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\n' -> line++;
        case '\u0085', '\u2028', '\u2029' ->
            throw InvalidInputException.of(
                "",
                OptionalInt.of(line),
                "has a line break other than LF and CRLF (U+0085, U+2028 or U+2029); write it as an escape in quotes");
        default -> {}
      }
    }
  }

  static OptionalInt line(Optional<Mark> mark) {
    return mark.isPresent() ? OptionalInt.of(mark.get().getLine() + 1) : OptionalInt.empty();
  }

  /**
   * Whether the document that starts has a line with % before it; the parser skips those that it
   * does not know.
   */
  static boolean beginsWithDirective(Event documentStart) {
    return documentStart
        .getStartMark()
        .filter(mark -> mark.getPointer() < mark.getBuffer().length)
        .filter(mark -> mark.getBuffer()[mark.getPointer()] == '%')
        .isPresent();
  }

  /** Whether a value says by itself what type it is; {@code !} alone does so too. */
  static boolean hasTag(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag().isPresent();
    }
    return event instanceof CollectionStartEvent collection && collection.getTag().isPresent();
  }

  static InvalidInputException malformed(YamlEngineException failure) {
    if (failure instanceof MarkedYamlEngineException marked) {
      return InvalidInputException.of(
          "",
          line(marked.getProblemMark()),
          "is not valid YAML"
              + column(marked.getProblemMark())
              + ": "
              + Excerpt.plain(marked.getProblem()));
    }
    return InvalidInputException.of(
        "",
        OptionalInt.empty(),
        "is not valid YAML: " + Excerpt.plain(String.valueOf(failure.getMessage())));
  }

  private static String column(Optional<Mark> mark) {
    return mark.map(place -> " at column " + (place.getColumn() + 1)).orElse("");
  }
}
