package dev.portcullis.storage.sqlite;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Another process, or another store of this one, has the file open. */
public final class StoreInUseException extends StoreOpenException {

  private static final long serialVersionUID = 1L;

  StoreInUseException(Path file, @Nullable Throwable cause) {
    super(
        "the store `" + file + "` is in use; stop the other process, or start with another file",
        cause);
  }
}
