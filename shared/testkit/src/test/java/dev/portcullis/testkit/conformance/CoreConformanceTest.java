package dev.portcullis.testkit.conformance;

import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.storage.InMemoryStore;

/** The cases against the core, over a store in memory. */
class CoreConformanceTest extends CoreConformance {

  @Override
  protected DocumentStore open() {
    return new InMemoryStore();
  }
}
