package dev.portcullis.admission.state;

import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps what was parsed from a document, by its path and version. A version is never given to other
 * content, so a hit is what parsing again would give; whether the document is still the current one
 * is asked of the store every time. Safe for use by many threads.
 *
 * @param <T> what is parsed from a document
 */
final class VersionedCache<T> {

  private record Key(DocumentPath path, Version version) {}

  private final Map<Key, T> parsed;
  private final Function<Document, T> parser;

  VersionedCache(int capacity, Function<Document, T> parser) {
    this.parser = parser;
    this.parsed =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, T> eldest) {
            return size() > capacity;
          }
        };
  }

  T get(Document document) {
    Key key = new Key(document.path(), document.version());
    synchronized (parsed) {
      T known = parsed.get(key);
      if (known != null) {
        return known;
      }
    }
    T value = parser.apply(document);
    synchronized (parsed) {
      parsed.put(key, value);
    }
    return value;
  }
}
