package dev.portcullis.storage;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text as stores keep it: UTF-8, so that half a surrogate pair would silently become another text.
 */
final class Text {

  private Text() {}

  /** The size in UTF-8, or an {@link IllegalArgumentException} for what has no UTF-8 form. */
  static int utf8Length(String what, String text) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)).remaining();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(what + " is not well-formed Unicode", e);
    }
  }
}
