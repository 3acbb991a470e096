package dev.portcullis.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.storage.DocumentStore;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case against the core. A store joins by a test class that opens it. */
public abstract class CoreConformance {

  /** A new, empty store; closed after its case. */
  protected abstract DocumentStore open();

  static List<ConformanceCase> cases() {
    return ConformanceCase.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void core_conforms(ConformanceCase conformance) {
    try (DocumentStore store = open()) {
      assertThat(conformance.differences(new CoreTarget(store)))
          .as("%s: %s", conformance.name(), conformance.about())
          .isEmpty();
    }
  }
}
