package dev.portcullis.registers.document;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.JsonObject;
import dev.portcullis.storage.DocumentPath;
import java.util.Optional;

/**
 * How a resource is written into a document and read from it. Implementations are immutable.
 *
 * @param <T> the resource
 */
public interface ResourceForm<T> {

  /** The resource that is kept at a path, as JSON. */
  JsonObject write(DocumentPath path, T resource);

  /** Reads what {@link #write} wrote; anything else is a problem at the cursor. */
  Optional<T> read(DocumentPath path, Cursor stored);

  /** What the API calls the resource that is kept at a path. */
  String name(DocumentPath path);
}
