package dev.portcullis.wire.grafeas.filter;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.TextParser;
import dev.portcullis.wire.grafeas.filter.Token.Sort;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the filters that clients send, and refuses every other: a filter that is half understood
 * lists what its author meant to leave out.
 *
 * <p>A part of <a href="https://google.aip.dev/160">AIP-160</a>. There, OR binds more tightly than
 * AND, which nearly everybody reads the other way; so the two may meet only where parentheses say
 * what is meant. Immutable.
 */
public final class FilterParser implements TextParser<Filter> {

  /** The longest filter, in {@code char}s. */
  public static final int MAX_LENGTH = 4096;

  /** How many comparisons a filter may have. */
  public static final int MAX_TERMS = 50;

  /** How deep parentheses may nest. */
  public static final int MAX_DEPTH = 8;

  private final Set<Property> properties;

  private FilterParser(Set<Property> properties) {
    this.properties = properties;
  }

  /** A parser of filters of notes, which are about no resource. */
  public static FilterParser ofNotes() {
    return new FilterParser(EnumSet.complementOf(EnumSet.of(Property.RESOURCE_URI)));
  }

  /** A parser of filters of occurrences. */
  public static FilterParser ofOccurrences() {
    return new FilterParser(EnumSet.allOf(Property.class));
  }

  /**
   * Reads a filter; a blank one is none.
   *
   * @throws InvalidTextException if it cannot be followed, naming the place
   */
  @Override
  public Filter parse(String text) throws InvalidTextException {
    if (text.length() > MAX_LENGTH) {
      throw new InvalidTextException("is longer than " + MAX_LENGTH + " characters");
    }
    return text.isBlank() ? new Filter.Anything() : new Reading(Token.of(text)).whole();
  }

  /** One filter as it is read. */
  private final class Reading {

    private final List<Token> tokens;
    private int next;
    private int terms;

    private Reading(List<Token> tokens) {
      this.tokens = tokens;
    }

    private Filter whole() throws InvalidTextException {
      Filter filter = expression(0);
      if (peek().sort() != Sort.END) {
        throw refused(peek(), "has " + peek().shown() + " where AND or OR is expected");
      }
      return filter;
    }

    private Filter expression(int depth) throws InvalidTextException {
      Filter first = factor(depth);
      boolean all = peek().isWord("AND");
      if (!all && !peek().isWord("OR")) {
        return first;
      }
      String joint = all ? "AND" : "OR";
      List<Filter> parts = new ArrayList<>(List.of(first));
      while (peek().isWord(joint)) {
        var unused = take();
        parts.add(factor(depth));
      }
      if (peek().isWord("AND") || peek().isWord("OR")) {
        throw refused(peek(), "mixes AND and OR; put parentheses around what belongs together");
      }
      return all ? new Filter.All(parts) : new Filter.Any(parts);
    }

    private Filter factor(int depth) throws InvalidTextException {
      boolean negated = peek().isWord("NOT") || peek().is("-");
      if (negated) {
        var unused = take();
      }
      Filter filter = primary(depth);
      return negated ? new Filter.Not(filter) : filter;
    }

    private Filter primary(int depth) throws InvalidTextException {
      Token token = take();
      if (token.is("(")) {
        if (depth == MAX_DEPTH) {
          throw refused(token, "nests parentheses deeper than " + MAX_DEPTH);
        }
        Filter inner = expression(depth + 1);
        expect(")");
        return inner;
      }
      if (token.sort() != Sort.WORD) {
        throw refused(token, "has " + token.shown() + " where a comparison is expected");
      }
      terms++;
      if (terms > MAX_TERMS) {
        throw refused(token, "has more than " + MAX_TERMS + " comparisons");
      }
      return peek().is("(") ? function(token) : comparison(token);
    }

    private Filter function(Token name) throws InvalidTextException {
      if (!name.isWord("has_suffix")) {
        throw refused(name, "calls " + name.shown());
      }
      expect("(");
      Token argument = take();
      if (property(argument) != Property.RESOURCE_URI) {
        throw refused(argument, "asks for the end of " + argument.shown() + ", not resourceUrl");
      }
      expect(",");
      Token suffix = text();
      expect(")");
      return Comparisons.resourceEnding(suffix);
    }

    private Filter comparison(Token name) throws InvalidTextException {
      Property property = property(name);
      expect("=");
      return Comparisons.equal(property, text());
    }

    private Property property(Token name) throws InvalidTextException {
      Property property = Property.byName().get(name.text());
      if (name.sort() != Sort.WORD || property == null || !properties.contains(property)) {
        String known =
            properties.stream().map(Property::preferredName).collect(Collectors.joining(", "));
        throw refused(name, "asks about " + name.shown() + " and can ask about " + known);
      }
      return property;
    }

    private Token text() throws InvalidTextException {
      Token token = take();
      if (token.sort() != Sort.TEXT) {
        throw refused(token, "has " + token.shown() + " where a value in quotes is expected");
      }
      return token;
    }

    private void expect(String sign) throws InvalidTextException {
      Token token = take();
      if (!token.is(sign)) {
        throw refused(token, "has " + token.shown() + " where `" + sign + "` is expected");
      }
    }

    private Token peek() {
      return tokens.get(next);
    }

    private Token take() {
      Token token = tokens.get(next);
      // The end stays where it is, however often it is asked for.
      next = Math.min(next + 1, tokens.size() - 1);
      return token;
    }

    private InvalidTextException refused(Token token, String problem) {
      return Token.refused(token.position(), problem);
    }
  }
}
