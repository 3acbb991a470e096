package dev.portcullis.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedCacheTest {

  private final BoundedCache<String, Integer> cache = new BoundedCache<>(2);

  @Test
  void find_neverPut_isEmpty() {
    assertThat(cache.find("a")).isEmpty();
  }

  @Test
  void put_beyondTheCapacity_forgetsWhatWasNotAskedForLongest() {
    cache.put("a", 1);
    cache.put("b", 2);
    assertThat(cache.find("a")).contains(1);
    cache.put("c", 3);

    assertThat(cache.find("a")).contains(1);
    assertThat(cache.find("b")).isEmpty();
    assertThat(cache.find("c")).contains(3);
  }

  @Test
  void put_again_replaces() {
    cache.put("a", 1);
    cache.put("a", 2);

    assertThat(cache.find("a")).contains(2);
  }
}
