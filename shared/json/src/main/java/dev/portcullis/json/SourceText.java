package dev.portcullis.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * The text of a document before anything is read from it: its size, its encoding, its first
 * character.
 */
final class SourceText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char REPLACEMENT = '\uFFFD';

  private SourceText() {}

  /** The bytes as text, if they are strict UTF-8 and within the limit. */
  static String decode(byte[] utf8, Limits limits) throws InvalidInputException {
    requireSize(utf8.length, limits);
    String text = new String(utf8, StandardCharsets.UTF_8);
    // The quick decoder puts a replacement character where it met malformed bytes; one may also
    // have been written.
    if (text.indexOf(REPLACEMENT) >= 0) {
      requireWellFormed(utf8);
    }
    return withoutMark(text);
  }

  /** The text itself, if it can be written as UTF-8 within the limit. */
  static String check(String text, Limits limits) throws InvalidInputException {
    requireSize(sizeInUtf8(text), limits);
    return withoutMark(text);
  }

  private static void requireSize(long bytes, Limits limits) throws InvalidInputException {
    if (bytes > limits.maxBytes()) {
      throw invalid("is larger than the " + limits.maxBytes() + " bytes that are accepted");
    }
  }

  private static void requireWellFormed(byte[] utf8) throws InvalidInputException {
    ByteBuffer bytes = ByteBuffer.wrap(utf8);
    CharBuffer characters = CharBuffer.allocate(utf8.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, characters, true);
    if (result.isError()) {
      throw InvalidInputException.of(
          "", lineOf(bytes.position(), utf8), "is not UTF-8; save it in that encoding");
    }
  }

  private static OptionalInt lineOf(int position, byte[] utf8) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      if (utf8[i] == '\n') {
        line++;
      }
    }
    return OptionalInt.of(line);
  }

  private static String withoutMark(String text) throws InvalidInputException {
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      throw invalid("begins with a byte order mark; save it as UTF-8 without one");
    }
    return text;
  }

  private static long sizeInUtf8(String text) throws InvalidInputException {
    long size = 0;
    int position = 0;
    while (position < text.length()) {
      int character = text.codePointAt(position);
      if (Character.getType(character) == Character.SURROGATE) {
        throw invalid("has half of a surrogate pair");
      }
      size += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
      position += Character.charCount(character);
    }
    return size;
  }

  private static InvalidInputException invalid(String message) {
    return InvalidInputException.of("", OptionalInt.empty(), message);
  }
}
