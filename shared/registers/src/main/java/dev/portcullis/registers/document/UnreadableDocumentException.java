package dev.portcullis.registers.document;

import dev.portcullis.storage.DocumentPath;

/**
 * A document is there and cannot be understood: it was written by a later version of this program,
 * or by something else. Nothing can be decided by it, so nothing is.
 */
public final class UnreadableDocumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableDocumentException(DocumentPath path, Exception cause) {
    super("the document " + path + " cannot be read: " + cause.getMessage(), cause);
  }
}
