package dev.portcullis.web.outbound;

import org.jspecify.annotations.Nullable;

/** A call to another server has no answer; what it asked for may have happened all the same. */
public final class NoAnswerException extends Exception {

  private static final long serialVersionUID = 1L;

  public NoAnswerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
