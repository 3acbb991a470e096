package dev.portcullis.record.transfer;

import dev.portcullis.storage.Content;
import dev.portcullis.storage.DocumentPath;
import java.io.IOException;

/** Takes documents, one after the other. */
@FunctionalInterface
public interface DocumentReceiver {

  /**
   * The next one.
   *
   * @throws IOException if it cannot be written where it has to go
   * @throws TransferException if it is not what is to be moved
   */
  void next(DocumentPath path, Content content) throws IOException, TransferException;
}
