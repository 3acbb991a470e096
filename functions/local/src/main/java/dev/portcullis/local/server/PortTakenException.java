package dev.portcullis.local.server;

/** The server cannot have the port that it should listen on. */
public final class PortTakenException extends Exception {

  private static final long serialVersionUID = 1L;

  PortTakenException(int port, Throwable cause) {
    super(
        "port "
            + port
            + " of 127.0.0.1 cannot be had; stop the server that has it, or choose another port (0"
            + " picks a free one)",
        cause);
  }
}
