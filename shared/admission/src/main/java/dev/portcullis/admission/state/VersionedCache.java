package dev.portcullis.admission.state;

import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps what was parsed from the version of a document that was seen last. A version is never given
 * to other content, so a hit is what parsing again would give; whether the document is still that
 * version is asked of the store every time. Safe for use by many threads.
 *
 * @param <T> what is parsed from a document
 */
final class VersionedCache<T> {

  private record Parsed<T>(Version version, T value) {}

  private final Map<DocumentPath, Parsed<T>> latest;
  private final Function<Document, T> parser;

  VersionedCache(int capacity, Function<Document, T> parser) {
    this.parser = parser;
    this.latest =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<DocumentPath, Parsed<T>> eldest) {
            return size() > capacity;
          }
        };
  }

  T get(Document document) {
    synchronized (latest) {
      Parsed<T> known = latest.get(document.path());
      if (known != null && known.version().equals(document.version())) {
        return known.value();
      }
    }
    T value = parser.apply(document);
    synchronized (latest) {
      latest.put(document.path(), new Parsed<>(document.version(), value));
    }
    return value;
  }
}
