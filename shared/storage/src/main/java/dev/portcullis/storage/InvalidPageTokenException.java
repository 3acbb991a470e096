package dev.portcullis.storage;

import org.jspecify.annotations.Nullable;

/** A page token that no list gave out. */
public final class InvalidPageTokenException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Such a token, and what was wrong with it if anything was thrown. */
  public InvalidPageTokenException(@Nullable Throwable cause) {
    super(
        "the page token is not one that a list gave; leave it out to start at the beginning",
        cause);
  }
}
