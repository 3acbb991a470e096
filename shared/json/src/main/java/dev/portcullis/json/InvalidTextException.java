package dev.portcullis.json;

/**
 * A piece of text is not what its type demands. The message is the rest of a sentence that begins
 * with the place of the text: {@code must be a digest such as sha256:...}.
 */
public final class InvalidTextException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong and what to write instead. */
  public InvalidTextException(String message) {
    super(message);
  }

  /** What is wrong and what to write instead. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
