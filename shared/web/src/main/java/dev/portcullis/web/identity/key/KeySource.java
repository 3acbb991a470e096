package dev.portcullis.web.identity.key;

import java.net.URI;

/** Where key sets come from. Safe for use by many threads. */
@FunctionalInterface
public interface KeySource {

  /**
   * Fetches a key set; blocks, for seconds at most.
   *
   * @param location an address of the configuration, never one of a token
   * @throws KeySourceException if there is no answer, or none that can be used
   */
  FetchedKeys fetch(URI location) throws KeySourceException;
}
