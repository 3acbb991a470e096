package dev.portcullis.web.call;

import java.io.IOException;

/** A body comes in too slowly to go on waiting for it. */
final class SlowBodyException extends IOException {

  private static final long serialVersionUID = 1L;

  SlowBodyException() {
    super("the body comes in too slowly");
  }
}
