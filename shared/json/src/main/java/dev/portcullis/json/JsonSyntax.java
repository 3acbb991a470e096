package dev.portcullis.json;

import java.io.IOException;
import java.util.OptionalInt;

/** What is said about text that is not JSON, from what Gson's reader says about it. */
final class JsonSyntax {

  private static final String PLACE = " at line ";
  private static final String COLUMN = " column ";

  /** Every message that only advises to be lenient begins so. */
  private static final String ADVICE = "Use JsonReader";

  private static final String UNEXPECTED =
      "unexpected character; JSON has no comments, no comma at the end, and only double quotes";

  private JsonSyntax() {}

  static InvalidInputException trailing() {
    return InvalidInputException.of(
        "", OptionalInt.empty(), "goes on after its end; send one JSON value and nothing after it");
  }

  static InvalidInputException endsEarly(IOException failure) {
    return at(failure, "it ends too early");
  }

  static InvalidInputException malformed(IOException failure) {
    String text = text(failure);
    String reason = text.substring(0, Math.max(0, text.indexOf(PLACE)));
    boolean unexplained = reason.isEmpty() || reason.startsWith(ADVICE);
    return at(failure, unexplained ? UNEXPECTED : Excerpt.plain(lowerCase(reason)));
  }

  private static InvalidInputException at(IOException failure, String reason) {
    String place = after(text(failure), PLACE);
    OptionalInt line = number(place);
    OptionalInt column = number(after(place, COLUMN));
    String where = column.isPresent() ? " near column " + column.getAsInt() : "";
    return InvalidInputException.of("", line, "is not valid JSON" + where + ": " + reason);
  }

  private static String text(IOException failure) {
    return String.valueOf(failure.getMessage());
  }

  private static String lowerCase(String sentence) {
    return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }

  /**
   * Looks for the first mark: Gson ends with a path of the document's own names, which may say
   * anything.
   */
  private static String after(String text, String mark) {
    int position = text.indexOf(mark);
    return position < 0 ? "" : text.substring(position + mark.length());
  }

  /** The digits with which a text begins. */
  private static OptionalInt number(String text) {
    int end = 0;
    while (end < text.length() && end < 9 && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end == 0 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text, 0, end, 10));
  }
}
