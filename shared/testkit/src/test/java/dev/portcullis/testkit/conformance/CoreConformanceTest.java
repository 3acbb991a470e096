package dev.portcullis.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case against the core, over a store in memory. */
class CoreConformanceTest {

  static List<ConformanceCase> cases() {
    return ConformanceCase.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void core_conforms(ConformanceCase conformance) {
    try (DocumentStore store = new InMemoryStore()) {
      assertThat(conformance.differences(new CoreTarget(store)))
          .as("%s: %s", conformance.name(), conformance.about())
          .isEmpty();
    }
  }
}
