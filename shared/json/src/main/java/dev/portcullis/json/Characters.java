package dev.portcullis.json;

/** Which characters a text may have. */
final class Characters {

  /** What {@link #areAcceptable} refuses, for a sentence. */
  static final String REFUSED = "U+0000 or half of a surrogate pair";

  private Characters() {}

  /**
   * Whether a text has whole Unicode characters only, and no U+0000: many a store and tool takes
   * that as the end of the text, so that two readers would see two texts.
   */
  static boolean areAcceptable(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char character = text.charAt(i);
      if (character == 0) {
        return false;
      }
      if (Character.isSurrogate(character)) {
        i++;
        if (i == length || !Character.isSurrogatePair(character, text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }
}
