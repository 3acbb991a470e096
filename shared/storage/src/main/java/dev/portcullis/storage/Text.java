package dev.portcullis.storage;

/**
 * Text as stores keep it: UTF-8, so that half a surrogate pair would silently become another text.
 */
final class Text {

  private Text() {}

  /** The size in UTF-8, or an {@link IllegalArgumentException} for what has no UTF-8 form. */
  static int utf8Length(String what, String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < 0x80) {
        bytes += 1;
      } else if (unit < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(unit)) {
        bytes += 3;
      } else if (Character.isSurrogatePair(unit, i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
        bytes += 4;
        i++;
      } else {
        throw new IllegalArgumentException(what + " is not well-formed Unicode");
      }
    }
    return bytes;
  }
}
