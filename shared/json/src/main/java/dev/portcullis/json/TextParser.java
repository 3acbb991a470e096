package dev.portcullis.json;

/** Turns text into a value of a type: usually a method reference such as {@code Digest::parse}. */
@FunctionalInterface
public interface TextParser<T> {

  /**
   * The value that the text says.
   *
   * @throws InvalidTextException if the text does not say one
   */
  T parse(String text) throws InvalidTextException;
}
