package dev.portcullis.wire.grafeas.filter;

import dev.portcullis.json.Excerpt;
import dev.portcullis.json.InvalidTextException;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a filter.
 *
 * @param sort what it is
 * @param text what it says; a text without its quotes
 * @param position of its first character, from 1
 */
record Token(Sort sort, String text, int position) {

  private static final String SIGNS = "(),=-";

  enum Sort {
    WORD,
    TEXT,
    SIGN,
    END
  }

  /** The pieces of a filter, and a last one that stands for its end. */
  static List<Token> of(String filter) throws InvalidTextException {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < filter.length()) {
      char first = filter.charAt(at);
      if (first == ' ') {
        at++;
      } else if (SIGNS.indexOf(first) >= 0) {
        tokens.add(new Token(Sort.SIGN, String.valueOf(first), at + 1));
        at++;
      } else if (first == '"' || first == '\'') {
        Token quoted = quoted(filter, at, first);
        tokens.add(quoted);
        at += quoted.text().length() + 2;
      } else {
        Token word = word(filter, at);
        tokens.add(word);
        at += word.text().length();
      }
    }
    tokens.add(new Token(Sort.END, "", filter.length() + 1));
    return tokens;
  }

  boolean is(String sign) {
    return sort == Sort.SIGN && text.equals(sign);
  }

  boolean isWord(String word) {
    return sort == Sort.WORD && text.equals(word);
  }

  /** The piece as it stands in the filter, for a message. */
  String shown() {
    return switch (sort) {
      case WORD, SIGN -> Excerpt.of(text);
      case TEXT -> "the text " + Excerpt.of(text);
      case END -> "its end";
    };
  }

  private static Token quoted(String filter, int at, char quote) throws InvalidTextException {
    int end = filter.indexOf(quote, at + 1);
    if (end < 0) {
      throw refused(at + 1, "opens a quote that nothing closes");
    }
    String text = filter.substring(at + 1, end);
    if (text.indexOf('\\') >= 0) {
      throw refused(at + 1, "has a backslash between quotes; no value has one");
    }
    return new Token(Sort.TEXT, text, at + 1);
  }

  private static Token word(String filter, int at) throws InvalidTextException {
    int end = at;
    while (end < filter.length() && isWordPart(filter.charAt(end))) {
      end++;
    }
    if (end == at) {
      String character = new StringBuilder().appendCodePoint(filter.codePointAt(at)).toString();
      throw refused(at + 1, "has " + Excerpt.of(character));
    }
    return new Token(Sort.WORD, filter.substring(at, end), at + 1);
  }

  private static boolean isWordPart(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == '_'
        || character == '.';
  }

  /** The complaint about a place; what is supported belongs to every one of them. */
  static InvalidTextException refused(int position, String problem) {
    return new InvalidTextException(
        "cannot be followed: at character "
            + position
            + " it "
            + problem
            + "; supported are comparisons such as kind=\"ATTESTATION\" and"
            + " has_suffix(resourceUrl, \"sha256:...\"), joined by AND or OR, with NOT and"
            + " parentheses");
  }
}
