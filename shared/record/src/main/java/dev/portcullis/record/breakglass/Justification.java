package dev.portcullis.record.breakglass;

import dev.portcullis.wire.settings.BreakglassSettings;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a justification. */
public final class Justification {

  private Justification() {}

  /** Every way in which the text is not what the project demands, as the end of a sentence. */
  public static List<String> problems(String text, BreakglassSettings settings) {
    String stripped = text.strip();
    List<String> problems = new ArrayList<>();
    if (stripped.length() < settings.minimumLength()) {
      problems.add(
          stripped.isEmpty()
              ? "is empty, and the project demands at least "
                  + settings.minimumLength()
                  + " characters"
              : "has "
                  + stripped.length()
                  + " characters, and the project demands at least "
                  + settings.minimumLength());
    }
    settings
        .pattern()
        .filter(pattern -> !pattern.occursIn(stripped))
        .ifPresent(pattern -> problems.add("does not contain `" + pattern.text() + "`"));
    return problems;
  }
}
