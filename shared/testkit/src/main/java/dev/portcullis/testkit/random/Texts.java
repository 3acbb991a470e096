package dev.portcullis.testkit.random;

/** What people write about things. */
public final class Texts {

  private Texts() {}

  /** A description: often nothing, sometimes all that makes text hard. */
  public static String description(Draw draw) {
    return switch (draw.below(5)) {
      case 0, 1 -> "";
      case 2 -> "Quality assurance";
      case 3 ->
          draw.text(draw.between(1, 20), "aZ0 \"\\/:,{}[]'`<>&\t\n\u00e9\u0430\u200b\u2028\u202e");
      default -> "\ud83d\udd11 schl\u00fcssel: # nein, ~";
    };
  }
}
