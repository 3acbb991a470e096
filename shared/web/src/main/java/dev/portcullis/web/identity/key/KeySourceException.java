package dev.portcullis.web.identity.key;

import org.jspecify.annotations.Nullable;

/** A key set could not be fetched; the message says why, for the operator's log. */
public final class KeySourceException extends Exception {

  private static final long serialVersionUID = 1L;

  /** A failure of something below. */
  public KeySourceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** An answer that cannot be used. */
  public KeySourceException(String message) {
    super(message);
  }
}
