package dev.portcullis.json;

import java.util.Optional;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Questions about the source of a YAML document, and what is said about text that is not YAML. */
final class YamlSource {

  private static final String ADVICE = ". (Do not use";

  private YamlSource() {}

  /** Refuses characters that YAML forbids or readers treat differently, wherever they stand. */
  static void requireUnambiguous(String text) throws InvalidInputException {
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '\n') {
        line++;
      } else if (!isUnambiguous(character)) {
        throw InvalidInputException.of(
            "",
            OptionalInt.of(line),
            "has the character U+%04X".formatted((int) character)
                + ", which YAML readers refuse or treat differently;"
                + " write it as an escape in double quotes");
      }
    }
  }

  /**
   * YAML 1.2 section 5.1 forbids most control characters. U+0085, U+2028 and U+2029 end a line in
   * YAML 1.1 but not in YAML 1.2 (section 5.4), and U+FEFF may be skipped or not: two readers would
   * see two documents.
   */
  private static boolean isUnambiguous(char character) {
    return switch (character) {
      case '\t', '\r' -> true;
      case '\u2028', '\u2029', '\uFEFF', '\uFFFE', '\uFFFF' -> false;
      default -> character >= ' ' && !(character >= '\u007F' && character <= '\u009F');
    };
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

  /** Says what the parser says, with its place. */
  static InvalidInputException malformed(MarkedYamlEngineException failure) {
    String reason = failure.getProblem();
    // The parser goes on with advice about indentation, whatever the mistake was.
    int end = reason.indexOf(ADVICE);
    String cause = Excerpt.plain(end < 0 ? reason : reason.substring(0, end));
    Optional<Mark> mark = failure.getProblemMark();
    String column = mark.map(place -> " at column " + (place.getColumn() + 1)).orElse("");
    return InvalidInputException.of("", line(mark), "is not valid YAML" + column + ": " + cause);
  }
}
