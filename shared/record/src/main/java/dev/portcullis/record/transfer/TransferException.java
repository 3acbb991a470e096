package dev.portcullis.record.transfer;

/** A project cannot be moved as it is asked for. The message says why, and what to do. */
public final class TransferException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Not, for this reason. */
  public TransferException(String message) {
    super(message);
  }

  /** Why not. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
