package dev.portcullis.web.identity.key;

import dev.portcullis.json.InvalidInputException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Key sets in memory; remembers who asked for which. Safe for use by many threads. */
public final class CountingKeySource implements KeySource {

  private final List<URI> locations = new CopyOnWriteArrayList<>();
  private final Map<URI, String> documents;
  private volatile String everywhere;
  private volatile Duration maxAge = Duration.ofHours(1);
  private volatile boolean failing;

  private CountingKeySource(Map<URI, String> documents, String everywhere) {
    this.documents = documents;
    this.everywhere = everywhere;
  }

  /** This key set at every address. */
  public static CountingKeySource of(String document) {
    return new CountingKeySource(Map.of(), document);
  }

  /** Key sets at these addresses. */
  public static CountingKeySource of(Map<URI, String> documents) {
    return new CountingKeySource(documents, "");
  }

  /** Replaces the key set that is everywhere. */
  public void rotate(String document) {
    everywhere = document;
  }

  /** Answers may be kept for this long from now on. */
  public void maxAge(Duration age) {
    maxAge = age;
  }

  /** Does not answer from now on. */
  public void fail() {
    failing = true;
  }

  /** Answers again. */
  public void recover() {
    failing = false;
  }

  /** What was asked for, in order. */
  public List<URI> locations() {
    return List.copyOf(locations);
  }

  @Override
  public FetchedKeys fetch(URI location) throws KeySourceException {
    locations.add(location);
    if (failing) {
      throw new KeySourceException("made to fail");
    }
    try {
      String document = documents.getOrDefault(location, everywhere);
      return new FetchedKeys(KeySet.parse(document.getBytes(StandardCharsets.UTF_8)), maxAge);
    } catch (InvalidInputException e) {
      throw new KeySourceException("no key set", e);
    }
  }
}
