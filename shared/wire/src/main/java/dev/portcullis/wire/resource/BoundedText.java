package dev.portcullis.wire.resource;

import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.TextParser;
import java.util.Optional;

/**
 * A text of limited length. Immutable.
 *
 * @param maxLength how long it may be, in {@code char}s
 * @param label whether it is a label, which is not empty and stays on one line
 */
public record BoundedText(int maxLength, boolean label) implements TextParser<String> {

  private static final BoundedText DESCRIPTION = upTo(4096);

  public BoundedText {
    if (maxLength < 1) {
      throw new IllegalArgumentException("maxLength must be at least 1");
    }
  }

  /** Any text up to a length, the empty one included. */
  public static BoundedText upTo(int maxLength) {
    return new BoundedText(maxLength, false);
  }

  /** A text of at least one visible character, all on one line. */
  public static BoundedText label(int maxLength) {
    return new BoundedText(maxLength, true);
  }

  /** The field {@code description} that most resources have; empty where there is none. */
  public static String descriptionOf(Fields resource) {
    return resource.find("description").flatMap(field -> field.text(DESCRIPTION)).orElse("");
  }

  @Override
  public String parse(String text) throws InvalidTextException {
    Optional<String> problem = problemWith(text);
    if (problem.isPresent()) {
      throw new InvalidTextException(problem.get());
    }
    return text;
  }

  /** What is wrong with a text, if anything is. */
  public Optional<String> problemWith(String text) {
    if (text.length() > maxLength) {
      return Optional.of("is longer than " + maxLength + " characters");
    }
    if (label && text.isBlank()) {
      return Optional.of("must not be empty");
    }
    if (label && !text.codePoints().allMatch(BoundedText::isVisible)) {
      return Optional.of("must not have line breaks or other invisible characters");
    }
    return Optional.empty();
  }

  /** Not what could start a line, hide a text or turn its direction (CVE-2021-42574) in a log. */
  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
