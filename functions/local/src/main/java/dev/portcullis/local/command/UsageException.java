package dev.portcullis.local.command;

/** A command was not called as it has to be. The message says what is wrong with the call. */
public final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Wrong in this way. */
  public UsageException(String message) {
    super(message);
  }

  /** What is wrong. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
