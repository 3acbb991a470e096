package dev.portcullis.local.command;

import java.util.Map;

/** How words stand out: by colour on a terminal, not at all elsewhere. */
public enum Style {
  PLAIN,
  COLOURED;

  private static final String ESCAPE = "\u001b[";
  private static final String RESET = ESCAPE + "0m";

  /**
   * The style for a process.
   *
   * @param terminal whether somebody looks at the output
   * @param environment where {@code NO_COLOR} says otherwise (<a
   *     href="https://no-color.org">no-color.org</a>), and {@code TERM} that the terminal is dumb
   */
  public static Style of(boolean terminal, Map<String, String> environment) {
    boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean able = !environment.getOrDefault("TERM", "dumb").equals("dumb");
    return terminal && wanted && able ? COLOURED : PLAIN;
  }

  /** A heading. */
  public String strong(String text) {
    return in("1", text);
  }

  /** What went as it should. */
  public String good(String text) {
    return in("32", text);
  }

  /** What was refused or failed. */
  public String bad(String text) {
    return in("31", text);
  }

  /** What can be passed over. */
  public String faint(String text) {
    return in("2", text);
  }

  private String in(String code, String text) {
    return this == COLOURED ? ESCAPE + code + "m" + text + RESET : text;
  }
}
