package dev.portcullis.storage.sqlite;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file could not be opened as a store; the message names it and says what to do. */
public sealed class StoreOpenException extends IOException permits StoreInUseException {

  private static final long serialVersionUID = 1L;

  StoreOpenException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
